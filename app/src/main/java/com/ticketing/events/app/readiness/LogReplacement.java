package com.ticketing.events.app.readiness;

import java.time.Duration;

/** Replacement of the event log by another one while the node runs. Thread-safe. */
public interface LogReplacement {

    /** Whether the database has another log than the one that this node has followed. */
    boolean isPending();

    /** Waits for a replacement; returns whether there is one. */
    boolean awaitPending(Duration timeout) throws InterruptedException;

    /**
     * Drops everything that was read from the former log, and restarts the followers on the log in the database. Can be
     * repeated after a failure.
     *
     * @throws com.ticketing.events.error.Unavailable if the database does not respond; the replacement is still pending
     *     then
     */
    void adopt();
}
