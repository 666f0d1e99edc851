package com.ticketing.events.query.audit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The log of all domain events, to be read in batches. Every reading method throws {@link
 * com.ticketing.events.error.Unavailable} when the log does not answer.
 */
public interface AuditLog {

    /** Up to {@code limit} domain events of one Event's history from {@code version} on, in order. */
    List<LoggedEvent> ofEvent(UUID eventId, long version, int limit);

    /**
     * The domain events that match, in order, up to {@code limit} of them.
     *
     * @param after positions up to this one are left out
     * @param last positions beyond this one are left out; not beyond {@link #head()}
     */
    List<LoggedEvent> between(long after, long last, AuditFilter filter, int limit);

    /** The last position that is known to be committed, 0 for an empty log. */
    long head();

    /**
     * Waits until something lies beyond the position.
     *
     * @return whether it does, false when the time was up before
     * @throws InterruptedException if the waiting thread is interrupted
     */
    boolean awaitBeyond(long position, Duration atMost) throws InterruptedException;
}
