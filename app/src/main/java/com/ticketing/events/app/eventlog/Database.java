package com.ticketing.events.app.eventlog;

import java.sql.Connection;
import java.sql.SQLException;

/** What the two databases do each in its own way; all other SQL is the same for both. */
interface Database extends Storage, AutoCloseable {

    /**
     * Opens the connection that the log is written on: durable commits, and timeouts short enough that a caller has its
     * answer within 3 seconds. Transactions are begun by {@link #begin} and ended by SQL.
     */
    Connection openWriter() throws SQLException;

    /**
     * Starts a transaction that no other writer of this log can overtake, on any node, and reads in it where the log
     * ends.
     */
    ChainLink begin(Connection writer) throws SQLException;

    /** Ends the transaction durably, with the log ending there from now on. */
    void commit(Connection writer, ChainLink end) throws SQLException;

    /**
     * Leaves as little as the database lets us of rows that were deleted. What cannot be done now is done by a later
     * call, or by the database in its own time.
     */
    void scrub();

    /** Starts telling {@code head} of commits by other nodes, if there can be any. */
    void follow(Head head);

    @Override
    void close();
}
