package com.ticketing.events.query.summary;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of summaries.
 *
 * @param generator the generator; {@code model} has settings of its own
 * @param chunkDelay the pause between two chunks during generation; 0 to 1 min
 * @param cacheSize the maximum number of cached summaries, 1 to 10,000,000; at most those that their share
 *     of the heap suffices for
 * @param keepAlive the longest time without output before a comment line is sent; 1 ms to 1 h
 */
@ConfigurationProperties("events.summary")
record SummaryProperties(
        @DefaultValue("template") Generator generator,
        @DefaultValue("40ms") Duration chunkDelay,
        @DefaultValue("10000") int cacheSize,
        @DefaultValue("15s") Duration keepAlive) {

    enum Generator {
        TEMPLATE,
        MODEL
    }

    SummaryProperties {
        SettingRange.check("events.summary.chunk-delay", chunkDelay, Duration.ZERO, Duration.ofMinutes(1));
        SettingRange.check("events.summary.cache-size", cacheSize, 1, 10_000_000);
        SettingRange.check("events.summary.keep-alive", keepAlive, Duration.ofMillis(1), Duration.ofHours(1));
    }
}
