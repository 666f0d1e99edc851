package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The table of keys as the log's writer changes it: with each domain event, in the transaction that appends it. So there
 * is no event without its key, no key without its event, and no erasure without its consequence.
 */
final class DataKeyTable {

    private static final String INSERT = "insert into personal_data_key (event_position, kept) values (?, ?)";

    private static final String DELETE = "delete from personal_data_key where event_position in"
            + " (select position from domain_event where event_id = ? and version < ?)";

    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private boolean insertions;

    DataKeyTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement(DELETE);
    }

    /** Remembers what the event changes, until it is written. */
    void add(long position, NewEvent event) throws SQLException {
        if (event.kept() != null) {
            insert.setLong(1, position);
            insert.setBytes(2, event.kept().bytes());
            insert.addBatch();
            insertions = true;
        } else if (event.type().equals(DomainEventType.PERSONAL_DATA_ERASED.storedName())) {
            // Whoever erases has read what is erased, so it is in the table by now.
            delete.setString(1, event.eventId());
            delete.setLong(2, event.version());
            delete.executeUpdate();
        }
    }

    void write() throws SQLException {
        if (insertions) {
            insertions = false;
            insert.executeBatch();
        }
    }

    /** Forgets what was not written. */
    void clear() throws SQLException {
        insertions = false;
        insert.clearBatch();
    }
}
