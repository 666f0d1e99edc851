package com.ticketing.events.app.eventlog.database.postgres;

import java.time.Duration;

/**
 * Adaptive interval between polls for commits: short after a commit, then longer with each poll that finds none. Not
 * thread-safe.
 */
final class PollInterval {

    static final Duration MIN = Duration.ofMillis(5);

    /** Together with the time of a poll less than the 30 ms within which a replayed commit is shown. */
    static final Duration MAX = Duration.ofMillis(25);

    /** Reaches the maximum with the 17th poll, after 0.2 s. */
    private static final double GROWTH = 1.1;

    private long nanos = MIN.toNanos();

    /**
     * Returns the interval until the next poll.
     *
     * @param found whether the last poll found a commit
     */
    Duration next(boolean found) {
        nanos = found ? MIN.toNanos() : Math.min(MAX.toNanos(), (long) (nanos * GROWTH));
        return Duration.ofNanos(nanos);
    }
}
