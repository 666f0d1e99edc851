package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Health of the catch-up: out of service until the catalog has reached the head that the event log had at the start and
 * is indexed, up from then on. Logs the progress. Part of the readiness probe. The other projections are not awaited: a
 * delivery log that does not respond prevents no reads and no writes.
 *
 * <p>If the log turns out to be damaged before that, the process ends with exit code 1 and one line. If it is replaced
 * by another one, at any time, the node is out of service at once and catches up with that one.
 */
@ConditionalOnSide(Side.QUERY)
@Component
final class CatchUpHealthIndicator implements SmartLifecycle, HealthIndicator, Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpHealthIndicator.class);

    private static final String CATALOG = "catalog";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration REPLACEMENT_WAIT = Duration.ofSeconds(1);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

    /** The same as of every other start that fails. */
    private static final int EXIT_CODE = 1;

    private final ProjectionPositions positions;
    private final LiveCatalog catalog;
    private final Supervisor supervisor;
    private final LogReplacement replacement;
    private final Runnable refusal;
    private volatile @Nullable Loop loop;
    private volatile boolean caughtUp;
    private volatile boolean started;

    @Autowired
    CatchUpHealthIndicator(
            ProjectionPositions positions,
            LiveCatalog catalog,
            Supervisor supervisor,
            LogReplacement replacement,
            EventLog eventLog) {
        this(positions, catalog, supervisor, replacement, () -> exitIfDamaged(eventLog));
    }

    /** @param refusal checked until the first catch-up is complete; ends the process if the start has to be refused */
    CatchUpHealthIndicator(
            ProjectionPositions positions,
            LiveCatalog catalog,
            Supervisor supervisor,
            LogReplacement replacement,
            Runnable refusal) {
        this.replacement = replacement;
        this.positions = positions;
        this.catalog = catalog;
        this.supervisor = supervisor;
        this.refusal = refusal;
    }

    private static void exitIfDamaged(EventLog eventLog) {
        EventLogDamaged damage = eventLog.damage();
        if (damage != null) {
            System.err.println(damage.getMessage());
            System.exit(EXIT_CODE);
        }
    }

    @Override
    public boolean isReady() {
        return caughtUp && !replacement.isPending();
    }

    @Override
    public Health health() {
        return isReady() ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void start() {
        loop = supervisor.start(LoopName.CATCH_UP, Thread.ofVirtual(), this::run);
    }

    private void run(Loop running) throws InterruptedException {
        while (true) {
            running.beat();
            if (replacement.isPending()) {
                caughtUp = false;
                started = true;
                replacement.adopt();
            }
            if (!caughtUp) {
                awaitCatchUp(running);
            }
            replacement.awaitPending(REPLACEMENT_WAIT);
        }
    }

    private void awaitCatchUp(Loop running) throws InterruptedException {
        long head = positions.head();
        long start = System.nanoTime();
        long lastLogged = start;
        for (long position = catalogPosition(); position < head; position = catalogPosition()) {
            running.beat();
            if (replacement.isPending()) {
                return;
            }
            if (!started) {
                refusal.run();
            }
            if (System.nanoTime() - lastLogged > LOG_INTERVAL.toNanos()) {
                lastLogged = System.nanoTime();
                LOG.info("Replayed {} of {} domain events, {}/s", position, head, eventsPerSecond(position, start));
            }
            Thread.sleep(POLL_INTERVAL);
        }
        running.beat();
        catalog.mergeNow();
        caughtUp = true;
        started = true;
        LOG.info("Caught up with {} domain events, {}/s", head, eventsPerSecond(head, start));
    }

    private long catalogPosition() {
        return positions.of(CATALOG).position();
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
