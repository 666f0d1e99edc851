package com.ticketing.events.app.readiness;

import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of the loops: down when the thread of one has ended and only a restart of the process helps. A loop that
 * pauses after a failure is healthy. Part of the liveness and the readiness probe; reads memory only.
 */
@Component
final class SupervisorHealthIndicator implements HealthIndicator {

    private final Supervisor supervisor;

    SupervisorHealthIndicator(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public Health health() {
        List<LoopStatus> loops = supervisor.statuses();
        boolean alive = loops.stream().noneMatch(loop -> loop.state() == LoopState.DEAD);
        Map<String, Object> details = new TreeMap<>();
        loops.forEach(loop -> details.put(loop.name(), detail(loop)));
        return (alive ? Health.up() : Health.down()).withDetails(details).build();
    }

    private static String detail(LoopStatus loop) {
        return loop.failures() == 0
                ? loop.state().name()
                : loop.state() + ", " + loop.failures() + " failures, last: " + loop.lastFailure();
    }
}
