package com.ticketing.events.query.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the audit feed.
 *
 * @param keepAlive how long a feed stays silent before a comment line is sent; more than zero
 */
@ConfigurationProperties("events.audit")
record AuditProperties(@DefaultValue("15s") Duration keepAlive) {

    AuditProperties {
        if (!keepAlive.isPositive()) {
            throw new IllegalArgumentException("events.audit.keep-alive must be more than zero");
        }
    }
}
