package com.ticketing.events.app.readiness;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Health of the catch-up after a start: out of service until every projection has reached the head that the event log
 * had at the start and the catalog is indexed, up from then on. Logs the progress. Part of the readiness probe.
 */
@Component
final class CatchUpHealthIndicator implements SmartLifecycle, HealthIndicator, Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpHealthIndicator.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

    private final ProjectionPositions positions;
    private final LiveCatalog catalog;
    private final Supervisor supervisor;
    private volatile @Nullable Loop loop;
    private volatile boolean caughtUp;

    CatchUpHealthIndicator(ProjectionPositions positions, LiveCatalog catalog, Supervisor supervisor) {
        this.positions = positions;
        this.catalog = catalog;
        this.supervisor = supervisor;
    }

    @Override
    public boolean isReady() {
        return caughtUp;
    }

    @Override
    public Health health() {
        return caughtUp ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void start() {
        loop = supervisor.start(LoopName.CATCH_UP, Thread.ofVirtual(), this::awaitCatchUp);
    }

    private void awaitCatchUp(Loop running) throws InterruptedException {
        long head = positions.head();
        long start = System.nanoTime();
        long lastLogged = start;
        for (long position = slowestPosition(); position < head; position = slowestPosition()) {
            running.beat();
            if (System.nanoTime() - lastLogged > LOG_INTERVAL.toNanos()) {
                lastLogged = System.nanoTime();
                LOG.info("Replayed {} of {} domain events, {}/s", position, head, eventsPerSecond(position, start));
            }
            Thread.sleep(POLL_INTERVAL);
        }
        running.beat();
        catalog.mergeNow();
        caughtUp = true;
        LOG.info("Caught up with {} domain events, {}/s", head, eventsPerSecond(head, start));
    }

    /** The lowest position of all projections. */
    private long slowestPosition() {
        return positions.names().stream()
                .mapToLong(name -> positions.of(name).position())
                .min()
                .orElse(0);
    }

    private static long eventsPerSecond(long events, long sinceNanos) {
        return events * 1_000_000_000L / Math.max(1, System.nanoTime() - sinceNanos);
    }

    @Override
    public void stop() {
        Loop started = loop;
        if (started != null) {
            started.requestStop();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
