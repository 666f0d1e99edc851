package com.ticketing.events.app.eventlog.jdbc;

import javax.sql.DataSource;

/** Access to the event log's database for the other tables in it. Thread-safe. */
public interface SharedDatabase {

    /** Whether the database belongs to this process alone and has one writer at a time. */
    boolean embedded();

    /**
     * Unpooled connections for writing beside the log. On an embedded database a commit survives a crash of the
     * process; it survives a power failure only after a later commit of the log.
     */
    DataSource writers();

    /** Pooled read-only connections; each is to be returned after one query. */
    DataSource readers();

    /**
     * Acquires the permit to write, in FIFO order; to be held from before the transaction begins until after it ends.
     * Returns at once on a database with several writers.
     */
    WritePermit acquireWritePermit();

    /** Permit to write, released by {@link #close()} on the thread that acquired it. */
    interface WritePermit extends AutoCloseable {

        @Override
        void close();
    }
}
