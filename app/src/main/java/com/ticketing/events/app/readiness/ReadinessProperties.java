package com.ticketing.events.app.readiness;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of a healthy node.
 *
 * @param maxLag domain events that the catalog may be behind the head of the log once it has caught up; 0 to
 *     1,000,000,000
 * @param maxOutage time for which the database, or a domain event that the catalog cannot apply, may fail;
 *     0 to 1 day
 */
@ConfigurationProperties("events.readiness")
record ReadinessProperties(
        @DefaultValue("10000") long maxLag,
        @DefaultValue("30s") Duration maxOutage) {

    private static final long MAX_LAG = 1_000_000_000;
    private static final Duration MAX_OUTAGE = Duration.ofDays(1);

    ReadinessProperties {
        SettingRange.check("events.readiness.max-lag", maxLag, 0, MAX_LAG);
        SettingRange.check("events.readiness.max-outage", maxOutage, Duration.ZERO, MAX_OUTAGE);
    }
}
