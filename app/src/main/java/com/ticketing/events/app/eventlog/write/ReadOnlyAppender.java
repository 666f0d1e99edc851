package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.table.NewEvent;
import java.util.List;

/** Appender of a node without commands: it has no connection, and an append is a programming error. */
public final class ReadOnlyAppender implements LogAppender {

    @Override
    public DurableAppend append(List<NewEvent> events, long replacements) {
        throw new UnsupportedOperationException("This node only reads the event log");
    }

    @Override
    public void runExclusively(Runnable action) {
        action.run();
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public boolean isStalled() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
