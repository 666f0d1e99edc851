package com.ticketing.events.app.readiness;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows when every projection has what the event log held at start-up, the catalog in its index, and says in the log how far they are until then.
 * Readiness waits for it.
 */
@Component
final class CatchUpHealthIndicator implements SmartLifecycle, HealthIndicator, Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpHealthIndicator.class);

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration REPORT = Duration.ofSeconds(2);

    private final ProjectionPositions positions;
    private final LiveCatalog catalog;
    private volatile boolean running;
    private volatile boolean done;

    CatchUpHealthIndicator(ProjectionPositions positions, LiveCatalog catalog) {
        this.positions = positions;
        this.catalog = catalog;
    }

    @Override
    public boolean hasBegun() {
        return done;
    }

    @Override
    public Health health() {
        return done ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("catch-up").start(this::watch);
    }

    private void watch() {
        long head = positions.head();
        long start = System.nanoTime();
        long reported = start;
        try {
            for (long position = position(); running && position < head; position = position()) {
                if (System.nanoTime() - reported > REPORT.toNanos()) {
                    reported = System.nanoTime();
                    LOG.info("Replayed {} of {} domain events, {}/s", position, head, rate(position, start));
                }
                Thread.sleep(LOOK);
            }
            if (!running) {
                return;
            }
            catalog.mergeNow();
            done = true;
            LOG.info("Caught up with {} domain events, {}/s", head, rate(head, start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far the slowest projection is. */
    private long position() {
        return positions.names().stream()
                .mapToLong(name -> positions.of(name).position())
                .min()
                .orElse(0);
    }

    private static long rate(long events, long since) {
        return events * 1_000_000_000L / Math.max(1, System.nanoTime() - since);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
