package com.ticketing.events.app.eventlog.write;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Waits briefly for a batch as large as the last one, because its callers usually append again at once. Without the
 * wait the first append is committed alone, and all other callers wait for two commits. Thread-safe.
 */
final class BatchGatherer {

    private static final long MAX_WAIT_NANOS = Duration.ofMillis(1).toNanos();
    private static final long POLL_NANOS = 20_000;

    private volatile int lastSize;
    private volatile long lastWriteNanos;

    /** Whether the last batch had one append; true before the first batch. */
    boolean lastWasSingle() {
        return lastSize <= 1;
    }

    /**
     * Waits until there are as many appends as the last batch had, at most for a quarter of the time that it took.
     *
     * @param available the number of appends
     * @param canceled ends the wait
     */
    void await(IntSupplier available, BooleanSupplier canceled) {
        long end = System.nanoTime() + Math.min(lastWriteNanos / 4, MAX_WAIT_NANOS);
        while (available.getAsInt() < lastSize && System.nanoTime() - end < 0 && !canceled.getAsBoolean()) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** Records a batch that was written. */
    void written(int size, long nanos) {
        lastSize = size;
        lastWriteNanos = nanos;
    }
}
