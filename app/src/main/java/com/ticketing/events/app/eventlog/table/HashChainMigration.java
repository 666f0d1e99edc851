package com.ticketing.events.app.eventlog.table;

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

/** Flyway migration: computes the hash chain of domain events that have no hash, and records the end of the log. */
public final class HashChainMigration implements JavaMigration {

    private static final int BATCH_SIZE = 1000;

    private static final String SELECT_NEXT =
            "select " + StoredEvent.COLUMNS + " from domain_event where position > ? order by position limit ?";
    private static final String UPDATE_HASH = "update domain_event set hash = ? where position = ?";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        ChainLink end = ChainLink.BEGINNING;
        try (PreparedStatement next = connection.prepareStatement(SELECT_NEXT);
                PreparedStatement update = connection.prepareStatement(UPDATE_HASH);
                PreparedStatement insertEnd = connection.prepareStatement(LogEndTable.INSERT)) {
            for (List<StoredEvent> batch = after(next, end); !batch.isEmpty(); batch = after(next, end)) {
                for (StoredEvent event : batch) {
                    end = end.next(event.canonicalForm());
                    update.setBytes(1, end.hash());
                    update.setLong(2, event.position());
                    update.addBatch();
                }
                update.executeBatch();
            }
            LogEndTable.bindInsert(insertEnd, end);
            insertEnd.executeUpdate();
        }
    }

    private static List<StoredEvent> after(PreparedStatement next, ChainLink end) throws SQLException {
        next.setLong(1, end.position());
        next.setInt(2, BATCH_SIZE);
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

    /** Unchanged, because Flyway compares it with the description stored in existing databases. */
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
