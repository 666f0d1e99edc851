package com.ticketing.events.query.stream;

import com.ticketing.events.settings.SettingRange;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of open event streams; the heap may suffice for fewer ({@link com.ticketing.events.heap.HeapBudget}).
 *
 * @param streams open summary streams of the process, 1 to 1,000,000, and the same of feeds of public changes
 * @param streamsPerAddress the same of one client address, 1 to 1,000,000
 * @param feeds open audit feeds of the process, 1 to 100,000
 * @param feedsPerAddress open audit feeds of one client address, 1 to 100,000
 */
@ConfigurationProperties("events.limits")
public record StreamLimits(
        @DefaultValue("10000") int streams,
        @DefaultValue("256") int streamsPerAddress,
        @DefaultValue("256") int feeds,
        @DefaultValue("64") int feedsPerAddress) {

    private static final int MAX_STREAMS = 1_000_000;
    private static final int MAX_FEEDS = 100_000;

    public StreamLimits {
        SettingRange.check("events.limits.streams", streams, 1, MAX_STREAMS);
        SettingRange.check("events.limits.streams-per-address", streamsPerAddress, 1, MAX_STREAMS);
        SettingRange.check("events.limits.feeds", feeds, 1, MAX_FEEDS);
        SettingRange.check("events.limits.feeds-per-address", feedsPerAddress, 1, MAX_FEEDS);
    }
}
