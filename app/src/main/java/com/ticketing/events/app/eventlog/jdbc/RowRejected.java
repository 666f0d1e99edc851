package com.ticketing.events.app.eventlog.jdbc;

import java.sql.SQLException;

/** The database is well and refuses this event: its version is taken, or its data do not fit. */
public final class RowRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final SQLException reason;

    /** The {@code index}-th event of the append, from 0, was refused for {@code reason}. */
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
