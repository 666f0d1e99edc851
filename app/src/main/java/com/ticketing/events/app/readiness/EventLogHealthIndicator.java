package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of the database of the event log: down when it has failed for too long. Not part of a probe, because the node
 * serves reads from memory without the database; reads memory only.
 */
@Component
final class EventLogHealthIndicator implements HealthIndicator {

    private final EventLog eventLog;
    private final ReadinessProperties limits;

    EventLogHealthIndicator(EventLog eventLog, ReadinessProperties limits) {
        this.eventLog = eventLog;
        this.limits = limits;
    }

    @Override
    public Health health() {
        Duration outage = eventLog.outage();
        boolean tooLong = outage.compareTo(limits.maxOutage()) > 0;
        return (tooLong ? Health.down() : Health.up())
                .withDetail("available", outage.isZero() && !eventLog.isStalled())
                .withDetail("unavailableForSeconds", outage.toSeconds())
                .build();
    }
}
