package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log with its stored hash link, which verification compares with the computed one.
 *
 * @param link null when the row has no hash
 */
public record ChainedEvent(StoredEvent event, @Nullable ChainLink link) {

    /**
     * Verifies that this row follows {@code predecessor} in the hash chain, and returns its link.
     *
     * @throws EventLogDamaged when rows are missing before this one, or its hash does not match
     */
    public ChainLink verifyAfter(ChainLink predecessor) {
        if (event.position() != predecessor.position() + 1) {
            throw EventLogDamaged.missing(predecessor.position() + 1);
        }
        ChainLink stored = storedLink();
        if (!predecessor.next(event.canonicalForm()).sameHash(stored)) {
            throw mismatch(event.position());
        }
        return stored;
    }

    /** The domain event at the position and its hash do not fit. */
    public static EventLogDamaged mismatch(long position) {
        return new EventLogDamaged(position, "The stored hash does not match the domain event");
    }

    /**
     * The stored link, not verified.
     *
     * @throws EventLogDamaged when the row has no hash
     */
    public ChainLink storedLink() {
        if (link == null) {
            throw new EventLogDamaged(event.position(), "The domain event has no hash");
        }
        return link;
    }
}
