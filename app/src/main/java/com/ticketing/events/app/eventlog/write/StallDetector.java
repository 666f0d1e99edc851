package com.ticketing.events.app.eventlog.write;

import java.time.Duration;

/**
 * Detects a stalled database, so that appends fail fast: commands on one Event run one after the other and must not add
 * up their timeouts. A stall lasts from {@code limit} after the start of a write until the write ends, and {@code
 * limit} longer when the write fails. Writes are reported by one thread at a time; {@link #isStalled()} is thread-safe.
 */
final class StallDetector {

    private static final long NOT_WRITING = Long.MIN_VALUE;

    private final long limitNanos;
    private volatile long writingSince = NOT_WRITING;
    private volatile long stalledUntil = System.nanoTime();

    /** Starts without a stall; a write that takes longer than {@code limit} is one. */
    StallDetector(Duration limit) {
        limitNanos = limit.toNanos();
    }

    void writeStarted() {
        writingSince = System.nanoTime();
    }

    void writeEnded(boolean succeeded) {
        long now = System.nanoTime();
        if (!succeeded && now - writingSince > limitNanos) {
            stalledUntil = now + limitNanos;
        }
        writingSince = NOT_WRITING;
    }

    boolean isStalled() {
        long now = System.nanoTime();
        long since = writingSince;
        return now - stalledUntil < 0 || (since != NOT_WRITING && now - since > limitNanos);
    }
}
