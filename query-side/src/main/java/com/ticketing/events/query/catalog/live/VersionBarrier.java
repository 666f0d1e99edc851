package com.ticketing.events.query.catalog.live;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Read-your-writes barrier: blocks until the catalog has applied a version of an Event. Thread-safe.
 *
 * <p>Each awaited version has one latch, shared by its waiting threads and removed with the last of them. A waiting
 * thread registers the latch before it checks the catalog; the follower changes the catalog before it releases the
 * latch. One of the two therefore sees the other, and no signal is lost.
 */
@Component
public final class VersionBarrier {

    private final LiveCatalog catalog;
    private final ConcurrentMap<AwaitedVersion, SharedLatch> latches = new ConcurrentHashMap<>();

    VersionBarrier(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Waits until the catalog has applied a version of an Event, or a later one.
     *
     * @param version the sequence number of a domain event within its Event, from 0
     * @param timeout the maximum time to wait; zero or less only checks
     * @return whether the version is applied; false after the timeout
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitApplied(UUID id, long version, Duration timeout) throws InterruptedException {
        if (catalog.hasApplied(id, version)) {
            return true;
        }
        AwaitedVersion awaited = new AwaitedVersion(id, version);
        SharedLatch latch = register(awaited);
        try {
            return catalog.hasApplied(id, version)
                    || latch.released.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } finally {
            deregister(awaited, latch);
        }
    }

    /** Releases the threads that wait for a version. The catalog must have applied it before. */
    void signalApplied(UUID id, long version) {
        SharedLatch latch = latches.remove(new AwaitedVersion(id, version));
        if (latch != null) {
            latch.released.countDown();
        }
    }

    /** The number of distinct versions that are awaited. */
    int awaitedVersions() {
        return latches.size();
    }

    private SharedLatch register(AwaitedVersion awaited) {
        return latches.compute(awaited, (_, present) -> {
            SharedLatch latch = present == null ? new SharedLatch() : present;
            latch.waiters++;
            return latch;
        });
    }

    private void deregister(AwaitedVersion awaited, SharedLatch registered) {
        latches.computeIfPresent(awaited, (_, latch) -> latch == registered && --latch.waiters == 0 ? null : latch);
    }

    private record AwaitedVersion(UUID id, long version) {}

    private static final class SharedLatch {
        private final CountDownLatch released = new CountDownLatch(1);
        /** Modified only inside the map's compute functions for the key of this latch. */
        private int waiters;
    }
}
