package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteSources;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.WrappingKeyTable;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.app.personaldata.StoredKeyDamaged;
import com.ticketing.events.app.personaldata.wrapping.FileKeyWrapping;
import com.ticketing.events.app.personaldata.wrapping.KeyFile;
import com.ticketing.events.app.personaldata.wrapping.KeyWrapping;
import com.ticketing.events.app.personaldata.wrapping.PersonalDataProperties;
import com.ticketing.events.app.personaldata.wrapping.WrappedKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Wraps all data keys with the current key-encryption key, in batches, while a service may run. Repeating it after an
 * interruption continues. Domain events are not changed.
 */
public final class DataKeyRotation implements AutoCloseable {

    private static final int BATCH_SIZE = 500;

    /** Services read a changed key file within a second, and then wrap with its current key. */
    private static final Duration FILE_CHECK_TIME = Duration.ofSeconds(3);

    private static final int MAX_PASSES = 3;

    private static final String SELECT = "select event_position, kept from personal_data_key where event_position > ?"
            + " order by event_position limit ?";

    /** Changes nothing if the key was erased meanwhile. */
    private static final String UPDATE = "update personal_data_key set kept = ? where event_position = ? and kept = ?";

    private static final String UNREGISTER = "delete from wrapping_key where id = ?";

    private final Connection connection;
    private final WrappingKeyTable register;
    private final KeyWrapping wrapping;
    private final DatabaseDataKeys keys;
    private final boolean embedded;

    private DataKeyRotation(Connection connection, SharedDatabase database, KeyFile file) {
        this.connection = connection;
        embedded = database.embedded();
        register = new WrappingKeyTable(database);
        wrapping = new FileKeyWrapping(file);
        keys = new DatabaseDataKeys(wrapping);
        keys.open(register);
    }

    /**
     * Result of a rotation.
     *
     * @param keyId the current key-encryption key
     * @param rewrapped the number of data keys that were wrapped with it
     * @param unchanged the number of those that were wrapped with it before
     * @param damaged positions of those that cannot be unwrapped
     * @param unused ids of the key-encryption keys that wrap no data key any more
     * @param complete false when another process kept storing data keys that are not wrapped with the current key
     */
    public record Result(
            String keyId, long rewrapped, long unchanged, List<Long> damaged, List<String> unused, boolean complete) {}

    /** Data keys of one pass over the table. */
    private record Pass(long rewrapped, long unchanged, List<Long> damaged) {}

    /** A row of the table. */
    private record Row(long position, StoredKey key) {}

    /** The database without the locks and pools of a service. */
    private record DatabaseBeside(DataSource source, boolean embedded) implements SharedDatabase {

        @Override
        public DataSource writers() {
            return source;
        }

        @Override
        public DataSource readers() {
            return source;
        }

        @Override
        public WritePermit acquireWritePermit() {
            return () -> {};
        }
    }

    /**
     * Opens the database that the service is configured for, which must be migrated.
     *
     * @throws com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable when the key file cannot be used
     * @throws com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable when there is no event log
     * @throws com.ticketing.events.app.eventlog.database.postgres.PostgresUnusable when PostgreSQL does not respond
     * @throws IllegalArgumentException when no key file is configured for PostgreSQL
     * @throws SQLException when the database cannot be read; the message is the driver's
     */
    public static DataKeyRotation open(
            EventLogProperties properties, DatasourceProperties datasource, PersonalDataProperties personalData)
            throws SQLException {
        KeyFile file = EventLogConfiguration.keyFile(properties, datasource, personalData)
                .orElseThrow(() -> new IllegalArgumentException("events.personal-data.key-file is not set"));
        SharedDatabase database = datasource.isPostgres()
                ? new DatabaseBeside(
                        PostgresDatabase.reachable(
                                datasource.requiredUrl(), datasource.username(), datasource.password()),
                        false)
                : new DatabaseBeside(SqliteSources.sourceBeside(properties.dataDir()), true);
        Connection connection = database.writers().getConnection();
        try {
            LogDatabase.setUp(
                    connection,
                    database.embedded() ? SqliteSources.OVERWRITE_DELETED_ROWS : PostgresDatabase.WRITER_SETTINGS,
                    "select id from wrapping_key limit 1");
            return new DataKeyRotation(connection, database, file);
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Wraps the data keys.
     *
     * @param progress receives the position after each batch, on the calling thread
     * @throws com.ticketing.events.error.Unavailable when a key-encryption key is not available
     */
    public Result run(LongConsumer progress) throws SQLException, InterruptedException {
        Pass pass = pass(progress);
        long unchanged = pass.unchanged();
        long rewrapped = pass.rewrapped();
        for (int passes = 1; pass.rewrapped() > 0 && passes < MAX_PASSES; passes++) {
            Thread.sleep(FILE_CHECK_TIME);
            pass = pass(progress);
            rewrapped += pass.rewrapped();
        }
        boolean complete = pass.rewrapped() == 0;
        List<String> unused = complete && pass.damaged().isEmpty() ? unregisterUnused() : List.of();
        if (embedded) {
            execute(SqliteSources.TRUNCATE_WAL);
        }
        return new Result(wrapping.currentKeyId(), rewrapped, unchanged, pass.damaged(), unused, complete);
    }

    private Pass pass(LongConsumer progress) throws SQLException, InterruptedException {
        Pass total = new Pass(0, 0, new ArrayList<>());
        for (List<Row> rows = after(0);
                !rows.isEmpty();
                rows = after(rows.getLast().position())) {
            long start = System.nanoTime();
            long rewrapped = rewrap(rows, total.damaged());
            total = new Pass(
                    total.rewrapped() + rewrapped, total.unchanged() + rows.size() - rewrapped, total.damaged());
            progress.accept(rows.getLast().position());
            if (rewrapped > 0) {
                // The other half of the time is for the appends of a service.
                Thread.sleep(Duration.ofNanos(System.nanoTime() - start));
            }
        }
        return new Pass(total.rewrapped(), total.unchanged() - total.damaged().size(), total.damaged());
    }

    private List<Row> after(long position) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, position);
            select.setInt(2, BATCH_SIZE);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), new StoredKey(result.getBytes(2))));
                }
            }
        }
        return rows;
    }

    /** Wraps the keys of a batch in one transaction; returns the number of changed keys. */
    private long rewrap(List<Row> rows, List<Long> damaged) throws SQLException {
        long rewrapped = 0;
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (Row row : rows) {
                try {
                    StoredKey key = keys.rewrap(row.key());
                    if (key != row.key()) {
                        update.setBytes(1, key.bytes());
                        update.setLong(2, row.position());
                        update.setBytes(3, row.key().bytes());
                        update.addBatch();
                        rewrapped++;
                    }
                } catch (StoredKeyDamaged e) {
                    damaged.add(row.position());
                }
            }
            if (rewrapped > 0) {
                execute(embedded ? SqliteSources.BEGIN : PostgresDatabase.BEGIN);
                update.executeBatch();
                execute("commit");
            }
        }
        return rewrapped;
    }

    private List<String> unregisterUnused() throws SQLException {
        List<String> unused = register.checkValues().stream()
                .map(WrappedKey::keyId)
                .filter(id -> !id.equals(wrapping.currentKeyId()))
                .toList();
        try (PreparedStatement delete = connection.prepareStatement(UNREGISTER)) {
            for (String id : unused) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
        }
        return unused;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
