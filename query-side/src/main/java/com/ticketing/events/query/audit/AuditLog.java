package com.ticketing.events.query.audit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Read access to the event log, in batches. Every reading method throws {@link com.ticketing.events.error.Unavailable}
 * if the log does not respond. Implementations are thread-safe.
 */
public interface AuditLog {

    /** Up to {@code limit} domain events of one Event from {@code version} on, in order. */
    List<LoggedEvent> ofEvent(UUID eventId, long version, int limit);

    /**
     * Up to {@code limit} domain events that match the filter, in order of position.
     *
     * @param after the position before the first one to read
     * @param last the last position to read, at most {@link #head()}
     */
    List<LoggedEvent> between(long after, long last, AuditFilter filter, int limit);

    /** The last position known to be committed, 0 for an empty log. */
    long head();

    /**
     * How often the log has been replaced by another one since the start: restored from a backup, or of a database that
     * has lost its last commits. What was read before belongs to another log.
     */
    long replacements();

    /**
     * Waits until the head of the log is beyond {@code position}.
     *
     * @return false if the time ran out first
     * @throws InterruptedException if the waiting thread is interrupted
     */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;
}
