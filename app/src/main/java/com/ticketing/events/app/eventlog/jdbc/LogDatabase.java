package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.error.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;

/** What the two databases do each in its own way; all other SQL is the same for both. */
public interface LogDatabase extends SharedDatabase, AutoCloseable {

    /** Stores the end of the log: its last position and hash, in this order. */
    String MOVE_END = "update domain_event_end set position = ?, hash = ?";

    /** The refusal while the database does not answer. */
    static Unavailable unavailable() {
        return new Unavailable("The event log is not available, try again later");
    }

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
    void follow(LogHead head);

    @Override
    void close();
}
