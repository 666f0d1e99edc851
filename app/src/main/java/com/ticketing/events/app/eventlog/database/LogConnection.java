package com.ticketing.events.app.eventlog.database;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection that appends are written on. Not thread-safe. */
public interface LogConnection extends AutoCloseable {

    /** For other statements in the transaction. */
    Connection jdbc();

    /**
     * Begins a transaction that excludes all other writers of the log, on every node, and reads the end of the log in
     * it.
     *
     * @param known the last link that this node knows to be committed
     * @throws LogReplaced when the log does not contain the known link
     */
    ChainLink begin(ChainLink known) throws SQLException;

    /** Inserts the domain events and their data keys, and deletes the keys that erasures among them destroy. */
    void insert(ChainedBatch batch) throws SQLException;

    /**
     * Records {@code to} as the end of the log and commits durably; fails when the end is not {@code from} any more.
     */
    void commit(ChainLink from, ChainLink to) throws SQLException;

    /** Inserts the batch and commits, in as few round trips as possible. */
    void append(ChainedBatch batch) throws SQLException;

    /**
     * Begins, inserts the batch and commits in one round trip, if the log ends at the start of the batch and the
     * database refuses no row; else writes nothing.
     *
     * @return whether the batch is committed; always false on a database without round trips
     */
    default boolean appendAtOnce(ChainedBatch batch) throws SQLException {
        return false;
    }

    @Override
    void close() throws SQLException;
}
