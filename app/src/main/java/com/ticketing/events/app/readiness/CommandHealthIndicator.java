package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.app.role.Side;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of a node with commands only: out of service when the database has failed for too long, because without it
 * such a node serves nothing. A node with a catalog serves queries and stays up. Part of the readiness probe; reads
 * memory only.
 */
@Component
final class CommandHealthIndicator implements HealthIndicator {

    private final EventLog eventLog;
    private final ReadinessProperties limits;
    private final boolean servesQueries;

    CommandHealthIndicator(EventLog eventLog, ReadinessProperties limits, Role role) {
        this.eventLog = eventLog;
        this.limits = limits;
        servesQueries = role.has(Side.QUERY);
    }

    @Override
    public Health health() {
        return health(servesQueries, eventLog.outage(), limits);
    }

    static Health health(boolean servesQueries, Duration outage, ReadinessProperties limits) {
        if (servesQueries || outage.compareTo(limits.maxOutage()) <= 0) {
            return Health.up().build();
        }
        return Health.outOfService()
                .withDetail("reason", "The database of the event log has failed for " + outage.toSeconds() + " s")
                .build();
    }
}
