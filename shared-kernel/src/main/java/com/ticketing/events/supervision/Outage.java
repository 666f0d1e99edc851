package com.ticketing.events.supervision;

import java.time.Duration;

/** Time for which something has been failing, such as a connection to a database. Thread-safe. */
public final class Outage {

    private static final long NONE = Long.MIN_VALUE;

    private volatile long since = NONE;

    /** Begins the outage unless it has begun. */
    public void begin() {
        if (since == NONE) {
            since = System.nanoTime();
        }
    }

    /** Ends the outage. */
    public void end() {
        if (since != NONE) {
            since = NONE;
        }
    }

    /** Whether it has begun and not ended. */
    public boolean isOngoing() {
        return since != NONE;
    }

    /** The duration so far; zero without an outage. */
    public Duration duration() {
        long start = since;
        return start == NONE ? Duration.ZERO : Duration.ofNanos(Math.max(1, System.nanoTime() - start));
    }
}
