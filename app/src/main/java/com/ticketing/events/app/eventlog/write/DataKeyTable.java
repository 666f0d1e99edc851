package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Batched changes of the table {@code personal_data_key}, in the transaction that appends the domain event: an event is
 * committed with its key, and an erasure with the deletion of the keys it covers. Not thread-safe.
 */
final class DataKeyTable {

    private static final String INSERT = "insert into personal_data_key (event_position, kept) values (?, ?)";

    private static final String DELETE = "delete from personal_data_key where event_position in"
            + " (select position from domain_event where event_id = ? and version < ?)";

    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private boolean hasInserts;

    DataKeyTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement(DELETE);
    }

    /** Adds the event's key to the batch, or deletes the keys that the event erases. */
    void add(long position, NewEvent event) throws SQLException {
        if (event.storedKey() != null) {
            insert.setLong(1, position);
            insert.setBytes(2, event.storedKey().bytes());
            insert.addBatch();
            hasInserts = true;
        } else if (event.type().equals(DomainEventType.PERSONAL_DATA_ERASED.storedName())) {
            // Immediate and correct: the aggregate was read before it is erased, so its rows precede this batch.
            delete.setString(1, event.eventId());
            delete.setLong(2, event.version());
            delete.executeUpdate();
        }
    }

    /** Executes the batch of inserts. */
    void flush() throws SQLException {
        if (hasInserts) {
            hasInserts = false;
            insert.executeBatch();
        }
    }

    /** Discards the inserts that were not flushed. */
    void clear() throws SQLException {
        hasInserts = false;
        insert.clearBatch();
    }
}
