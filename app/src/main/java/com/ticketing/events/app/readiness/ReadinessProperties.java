package com.ticketing.events.app.readiness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of a healthy node.
 *
 * @param maxLag domain events that the catalog may be behind the head of the log once it has caught up, at least 0
 * @param maxOutage time for which the database, or a domain event that the catalog cannot apply, may fail
 */
@ConfigurationProperties("events.readiness")
record ReadinessProperties(
        @DefaultValue("10000") long maxLag,
        @DefaultValue("30s") Duration maxOutage) {}
