package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import java.util.List;

/** Appends domain events to the event log. Thread-safe. */
public interface LogAppender extends AutoCloseable {

    /**
     * Appends the events and returns when they are on disk.
     *
     * @param replacements how often the log had been replaced when the events were decided on
     * @throws RowRejected when the database refuses one of them; none is written then
     * @throws com.ticketing.events.error.Unavailable when they were not written, or the outcome is unknown
     */
    DurableAppend append(List<NewEvent> events, long replacements) throws RowRejected;

    /** Runs an action while no append is written or published. */
    void runExclusively(Runnable action);

    /** The number of appends that wait to be written. */
    int waiting();

    /** Whether the database does not respond to a write in time, so that appends are refused at once. */
    boolean isStalled();

    @Override
    void close();
}
