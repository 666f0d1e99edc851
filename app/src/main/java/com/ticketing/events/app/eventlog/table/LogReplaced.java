package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import java.sql.SQLException;

/** The event log in the database does not contain a link of the log that this node has followed. */
public final class LogReplaced extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient ChainLink end;

    /**
     * @param known the missing link
     * @param end the end of the log in the database
     */
    public LogReplaced(ChainLink known, ChainLink end) {
        super("The event log ends at position " + end.position() + " and does not contain the followed log, which ended"
                + " at position " + known.position());
        this.end = end;
    }

    /** The end of the log in the database. */
    public ChainLink end() {
        return end;
    }
}
