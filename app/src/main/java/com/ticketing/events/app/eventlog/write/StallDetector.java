package com.ticketing.events.app.eventlog.write;

import java.time.Duration;

/**
 * Tells whether the database hangs. Writers of one Event take turns, and must not wait for it in vain one after the
 * other: while it hangs nobody begins to wait, and for a moment afterwards neither.
 */
final class StallDetector {

    private static final long NOT_WRITING = Long.MIN_VALUE;

    private final long limit;
    private volatile long writingSince = NOT_WRITING;
    private volatile long lastsUntil = System.nanoTime();

    /**
     * Nothing hangs yet.
     *
     * @param limit what takes longer hangs
     */
    StallDetector(Duration limit) {
        this.limit = limit.toNanos();
    }

    void writeBegins() {
        writingSince = System.nanoTime();
    }

    void writeEnds(boolean succeeded) {
        long now = System.nanoTime();
        if (!succeeded && now - writingSince > limit) {
            lastsUntil = now + limit;
        }
        writingSince = NOT_WRITING;
    }

    boolean goesOn() {
        long now = System.nanoTime();
        long since = writingSince;
        return now - lastsUntil < 0 || (since != NOT_WRITING && now - since > limit);
    }
}
