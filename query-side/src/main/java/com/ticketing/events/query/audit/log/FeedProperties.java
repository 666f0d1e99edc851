package com.ticketing.events.query.audit.log;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit feed.
 *
 * @param keepAlive the longest time without output before a comment line is sent; 1 ms to 1 h
 */
@ConfigurationProperties("events.audit")
record FeedProperties(@DefaultValue("15s") Duration keepAlive) {

    FeedProperties {
        SettingRange.check("events.audit.keep-alive", keepAlive, Duration.ofMillis(1), Duration.ofHours(1));
    }
}
