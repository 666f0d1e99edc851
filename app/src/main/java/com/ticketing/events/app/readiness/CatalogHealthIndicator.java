package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.LaterDomainEvent;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of the catalog: out of service when, once caught up, it is too far behind the head of the log, when it has
 * failed for too long although the database responds, or when it stopped at a damaged row of the log or at a domain
 * event of a later version of the service. Part of the readiness probe; reads memory only.
 */
@ConditionalOnSide(Side.QUERY)
@Component
final class CatalogHealthIndicator implements HealthIndicator {

    private final EventLog eventLog;
    private final CatalogFollower follower;
    private final ReadinessProperties limits;

    CatalogHealthIndicator(EventLog eventLog, CatalogFollower follower, ReadinessProperties limits) {
        this.eventLog = eventLog;
        this.follower = follower;
        this.limits = limits;
    }

    @Override
    public Health health() {
        long position = follower.position();
        long lag = Math.max(0, eventLog.headPosition() - position);
        EventLogDamaged damage = eventLog.verified().damage();
        if (damage != null && follower.isFailed()) {
            return Health.outOfService()
                    .withDetail("damage", String.valueOf(damage.getMessage()))
                    .build();
        }
        LaterDomainEvent later = follower.laterDomainEvent();
        if (later != null) {
            return Health.outOfService()
                    .withDetail("laterVersion", later.message())
                    .withDetail("lag", lag)
                    .build();
        }
        return health(lag, follower.isCaughtUp(), follower.failureDuration(), eventLog.outage(), limits);
    }

    /** @param failure time for which the follower has been failing; zero if it is not */
    static Health health(long lag, boolean caughtUp, Duration failure, Duration outage, ReadinessProperties limits) {
        boolean tooFarBehind = caughtUp && lag > limits.maxLag();
        boolean stuck = failure.compareTo(limits.maxOutage()) > 0 && outage.isZero();
        return (tooFarBehind || stuck ? Health.outOfService() : Health.up())
                .withDetail("lag", lag)
                .withDetail("failingForSeconds", failure.toSeconds())
                .build();
    }
}
