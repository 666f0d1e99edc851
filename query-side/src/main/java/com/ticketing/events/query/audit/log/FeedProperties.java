package com.ticketing.events.query.audit.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit feed.
 *
 * @param keepAlive the longest time without output before a comment line is sent; more than zero
 */
@ConfigurationProperties("events.audit")
record FeedProperties(@DefaultValue("15s") Duration keepAlive) {

    FeedProperties {
        if (!keepAlive.isPositive()) {
            throw new IllegalArgumentException("events.audit.keep-alive must be more than zero");
        }
    }
}
