package com.ticketing.events.app.eventlog.jdbc;

import javax.sql.DataSource;

/** The event log's database, for those who keep other tables in it. */
public interface SharedDatabase {

    /** Whether it belongs to this process alone, and takes one writer at a time. */
    boolean embedded();

    /**
     * New connections for writing beside the log. On an embedded database their commits outlive the process, and outlive
     * a power failure once the log has written something after them.
     */
    DataSource writers();

    /** Pooled connections for reading, each good for one query at a time. */
    DataSource readers();

    /**
     * Waits until this thread may write. A transaction begins after that and ends before the turn is closed. Turns are
     * given in the order in which they were asked for; where a database takes several writers, nobody waits.
     */
    Turn awaitTurn();

    /** The right to write, until it is closed. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
