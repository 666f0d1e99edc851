package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Forges the chain for the events that were stored before there was one, and says where the log ends. */
final class HashChainMigration implements JavaMigration {

    private static final int BATCH = 1000;

    private static final String NEXT =
            "select " + StoredEvent.COLUMNS + " from domain_event where position > ? order by position limit ?";
    private static final String SET = "update domain_event set hash = ? where position = ?";
    private static final String END = "insert into domain_event_end (one, position, hash) values (1, ?, ?)";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        ChainLink end = ChainLink.BEGINNING;
        try (PreparedStatement next = connection.prepareStatement(NEXT);
                PreparedStatement set = connection.prepareStatement(SET);
                PreparedStatement insertEnd = connection.prepareStatement(END)) {
            for (List<StoredEvent> batch = after(next, end); !batch.isEmpty(); batch = after(next, end)) {
                for (StoredEvent event : batch) {
                    end = end.next(event.canonical());
                    set.setBytes(1, end.hash());
                    set.setLong(2, event.position());
                    set.addBatch();
                }
                set.executeBatch();
            }
            insertEnd.setLong(1, end.position());
            insertEnd.setBytes(2, end.hash());
            insertEnd.executeUpdate();
        }
    }

    private static List<StoredEvent> after(PreparedStatement next, ChainLink end) throws SQLException {
        next.setLong(1, end.position());
        next.setInt(2, BATCH);
        List<StoredEvent> batch = new ArrayList<>();
        try (ResultSet rows = next.executeQuery()) {
            while (rows.next()) {
                batch.add(new StoredEvent(rows));
            }
        }
        return batch;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3.1");
    }

    @Override
    public String getDescription() {
        return "chain for older events";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
