package com.ticketing.events.query.catalog.live;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets a writer wait until queries see what it wrote.
 *
 * <p>A waiter first hangs a gate up and then looks into the catalog; the projection first changes the catalog and then
 * opens the gate. So whichever is first, nobody waits for a gate that has been opened already. Each version of each
 * Event has its own gate, and the last waiter to leave one takes it down.
 */
@Component
public final class VersionBarrier {

    private final LiveCatalog catalog;
    private final ConcurrentMap<Version, Gate> gates = new ConcurrentHashMap<>();

    VersionBarrier(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Waits until the catalog has applied that version of that Event, or a later one.
     *
     * @param version the place of a domain event in the Event's own stream, from 0
     * @param atMost how long to wait; zero or less only looks
     * @return whether the catalog has it, false when the time was up before
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean await(UUID id, long version, Duration atMost) throws InterruptedException {
        if (isApplied(id, version)) {
            return true;
        }
        Version awaited = new Version(id, version);
        Gate gate = enter(awaited);
        try {
            return isApplied(id, version)
                    || gate.opened.await(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
        } finally {
            leave(awaited, gate);
        }
    }

    /** To be called after the catalog has applied that version. */
    void announce(UUID id, long version) {
        Gate gate = gates.remove(new Version(id, version));
        if (gate != null) {
            gate.opened.countDown();
        }
    }

    /** How many versions are being waited for. */
    int awaited() {
        return gates.size();
    }

    private boolean isApplied(UUID id, long version) {
        Row row = catalog.row(id);
        return row != null && row.version() >= version;
    }

    private Gate enter(Version awaited) {
        return gates.compute(awaited, (_, present) -> {
            Gate gate = present == null ? new Gate() : present;
            gate.waiters++;
            return gate;
        });
    }

    private void leave(Version awaited, Gate left) {
        gates.computeIfPresent(awaited, (_, gate) -> gate == left && --gate.waiters == 0 ? null : gate);
    }

    private record Version(UUID id, long version) {}

    private static final class Gate {
        private final CountDownLatch opened = new CountDownLatch(1);
        /** Changed only while the map holds the gate's key. */
        private int waiters;
    }
}
