package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Pages of the public changes. Thread-safe. */
@Component
final class PublicChanges {

    /** Time for this node to reach a cursor that a client has received from another node. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private static final int MAX_WAITING = 256;

    private final LiveCatalog catalog;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    PublicChanges(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The requested page.
     *
     * @throws InvalidRequest if the cursor is of another event log
     * @throws Unavailable if this node does not reach the cursor within 2 s
     */
    ChangePage page(ChangesRequest request) {
        ChangePoint after = request.after();
        Object log = catalog.log();
        if (catalog.changes() < after.number() && !isReached(after)) {
            throw new Unavailable("This node has not reached the cursor yet");
        }
        if (catalog.isForeign(after)) {
            throw new InvalidRequest("after", "Is a cursor of another event log; begin without one");
        }
        ChangePage page = catalog.changesAfter(after.number(), request.limit());
        if (!catalog.log().equals(log)) {
            throw new Unavailable("The event log was replaced by another one");
        }
        return page;
    }

    private boolean isReached(ChangePoint point) {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            long end = System.nanoTime() + MAX_WAIT.toNanos();
            for (long remaining = MAX_WAIT.toNanos(); remaining > 0; remaining = end - System.nanoTime()) {
                long signals = catalog.changeSignals();
                if (catalog.changes() >= point.number()) {
                    return true;
                }
                catalog.awaitChangeSignal(signals, Duration.ofNanos(remaining));
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        } finally {
            waiting.release();
        }
    }
}
