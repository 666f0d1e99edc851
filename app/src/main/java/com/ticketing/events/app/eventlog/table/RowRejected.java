package com.ticketing.events.app.eventlog.table;

import java.sql.SQLException;

/** The database refused one event of an append: its version exists already, or its data violate the schema. */
public final class RowRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final SQLException reason;

    /**
     * Creates the rejection of one event.
     *
     * @param index the event's index within the append, from 0
     */
    public RowRejected(int index, SQLException reason) {
        super(reason.getMessage(), reason);
        this.index = index;
        this.reason = reason;
    }

    public int index() {
        return index;
    }

    public SQLException reason() {
        return reason;
    }
}
