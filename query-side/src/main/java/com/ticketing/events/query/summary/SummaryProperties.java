package com.ticketing.events.query.summary;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace and the size of the summaries.
 *
 * @param chunkDelay the pause between two chunks while a summary is written; zero is allowed
 * @param cacheSize how many whole summaries are kept, at least 1
 * @param keepAlive how long a stream stays silent before a comment line is sent; more than zero
 */
@ConfigurationProperties("events.summary")
record SummaryProperties(
        @DefaultValue("40ms") Duration chunkDelay,
        @DefaultValue("10000") int cacheSize,
        @DefaultValue("15s") Duration keepAlive) {

    SummaryProperties {
        require(!chunkDelay.isNegative(), "events.summary.chunk-delay must not be negative");
        require(cacheSize > 0, "events.summary.cache-size must be at least 1");
        require(keepAlive.isPositive(), "events.summary.keep-alive must be more than zero");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
