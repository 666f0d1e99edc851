package com.ticketing.events.query.audit.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of the audit feed.
 *
 * @param keepAlive the longest time without output before a comment line is sent; more than zero
 */
@ConfigurationProperties("events.audit")
record FeedProperties(@DefaultValue("15s") Duration keepAlive) {

    FeedProperties {
        Assert.isTrue(keepAlive.isPositive(), "events.audit.keep-alive must be more than zero");
    }
}
