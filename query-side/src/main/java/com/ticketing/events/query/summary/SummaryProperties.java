package com.ticketing.events.query.summary;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of summaries.
 *
 * @param chunkDelay the pause between two chunks during generation; zero or more
 * @param cacheSize the maximum number of cached summaries, at least 1
 * @param keepAlive the longest time without output before a comment line is sent; more than zero
 */
@ConfigurationProperties("events.summary")
record SummaryProperties(
        @DefaultValue("40ms") Duration chunkDelay,
        @DefaultValue("10000") int cacheSize,
        @DefaultValue("15s") Duration keepAlive) {

    SummaryProperties {
        Assert.isTrue(!chunkDelay.isNegative(), "events.summary.chunk-delay must not be negative");
        Assert.isTrue(cacheSize > 0, "events.summary.cache-size must be at least 1");
        Assert.isTrue(keepAlive.isPositive(), "events.summary.keep-alive must be more than zero");
    }
}
