package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.supervision.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Catch-up of the catalog with the head that the event log has when it begins. Logs the progress. The other projections
 * are not awaited: a delivery log that does not respond prevents no reads and no writes.
 */
@ConditionalOnSide(Side.QUERY)
@Component
final class CatalogCatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogCatchUp.class);

    private static final String CATALOG = "catalog";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

    /** The same as of every other start that fails. */
    private static final int EXIT_CODE = 1;

    private final ProjectionPositions positions;
    private final LiveCatalog catalog;
    private final LogReplacement replacement;
    private final Runnable refusal;

    @Autowired
    CatalogCatchUp(ProjectionPositions positions, LiveCatalog catalog, LogReplacement replacement, EventLog eventLog) {
        this(positions, catalog, replacement, () -> exitIfDamaged(eventLog));
    }

    /** @param refusal checked while the node starts; ends the process if the start has to be refused */
    CatalogCatchUp(ProjectionPositions positions, LiveCatalog catalog, LogReplacement replacement, Runnable refusal) {
        this.positions = positions;
        this.catalog = catalog;
        this.replacement = replacement;
        this.refusal = refusal;
    }

    private static void exitIfDamaged(EventLog eventLog) {
        EventLogDamaged damage = eventLog.verified().damage();
        if (damage != null) {
            System.err.println(damage.getMessage());
            System.exit(EXIT_CODE);
        }
    }

    /**
     * Waits until the catalog has caught up and is indexed; returns false if the log is replaced before.
     *
     * @param isStart whether the node has not been ready yet
     */
    boolean await(Loop running, boolean isStart) throws InterruptedException {
        long head = positions.head();
        long start = System.nanoTime();
        long lastLogged = start;
        for (long position = catalogPosition(); position < head; position = catalogPosition()) {
            running.beat();
            if (replacement.isPending()) {
                return false;
            }
            if (isStart) {
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
        LOG.info("Caught up with {} domain events, {}/s", head, eventsPerSecond(head, start));
        return true;
    }

    private long catalogPosition() {
        return positions.of(CATALOG).position();
    }

    private static long eventsPerSecond(long events, long sinceNanos) {
        return events * 1_000_000_000L / Math.max(1, System.nanoTime() - sinceNanos);
    }
}
