package com.ticketing.events.app.eventlog.database.postgres;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connection to PostgreSQL that appends are written on. A transaction takes one round trip if no other node has
 * written since the last one ({@link #appendAtOnce}), else two: the first begins, locks and reads the end of the log,
 * the second inserts and commits.
 */
final class PostgresLogConnection implements LogConnection {

    /**
     * Begins, locks and reads the end of the log; in read committed mode the last statement takes its snapshot after
     * the lock is held.
     */
    private static final String BEGIN_AND_READ_END = PostgresDatabase.BEGIN + "; " + LogEndTable.SELECT;

    /** Arrays, so that the statement is the same for every number of rows and the server plans it once. */
    private static final String INSERT = "insert into domain_event (" + StoredEvent.COLUMNS + ", hash)"
            + " select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::bytea[]);"
            + " insert into personal_data_key (event_position, kept) select * from unnest(?::bigint[], ?::bytea[])";

    private static final String COMMIT = LogEndTable.UPDATE + "; commit";

    private static final String APPEND = INSERT + "; " + COMMIT;

    private static final String APPEND_AT_ONCE = PostgresDatabase.BEGIN + "; " + APPEND;

    private static final int INSERT_PARAMETERS = 12;

    /** Class of the SQLSTATE of a warning; notices have others. */
    private static final String WARNING_CLASS = "01";

    private final Connection connection;

    /** @param connection closed by {@link #close} */
    PostgresLogConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection jdbc() {
        return connection;
    }

    @Override
    public ChainLink begin(ChainLink known) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN_AND_READ_END)) {
            statement.setLong(1, known.position());
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                return LogEndTable.readEnd(row, known);
            }
        }
    }

    @Override
    public void insert(ChainedBatch batch) throws SQLException {
        deleteErasedKeys(batch);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bindRows(statement, batch);
            statement.execute();
        }
    }

    @Override
    public void commit(ChainLink from, ChainLink to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMIT)) {
            LogEndTable.bindUpdate(statement, 0, from, to);
            statement.execute();
            requireReplicated(statement.getWarnings());
        }
    }

    @Override
    public void append(ChainedBatch batch) throws SQLException {
        deleteErasedKeys(batch);
        execute(APPEND, batch);
    }

    /** Another end of the log violates a constraint ({@link LogEndTable#UPDATE}). */
    @Override
    public boolean appendAtOnce(ChainedBatch batch) throws SQLException {
        if (!batch.erasures().isEmpty()) {
            return false;
        }
        try {
            execute(APPEND_AT_ONCE, batch);
            return true;
        } catch (SQLException e) {
            if (!SqlErrorClassifier.isRowError(e)) {
                throw e;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("rollback")) {
            statement.execute();
        }
        return false;
    }

    private void execute(String append, ChainedBatch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(append)) {
            bindRows(statement, batch);
            LogEndTable.bindUpdate(statement, INSERT_PARAMETERS, batch.start(), batch.end());
            statement.execute();
            requireReplicated(statement.getWarnings());
        }
    }

    private void bindRows(PreparedStatement statement, ChainedBatch batch) throws SQLException {
        List<ChainedBatch.Row> rows = batch.rows();
        List<ChainedBatch.Row> keys = batch.withKeys();
        statement.setObject(1, longs(rows, row -> row.link().position()));
        statement.setObject(2, texts(rows, NewEvent::eventId));
        statement.setObject(3, longs(rows, row -> row.event().version()));
        statement.setObject(4, texts(rows, NewEvent::type));
        statement.setObject(5, texts(rows, NewEvent::revision));
        statement.setObject(6, texts(rows, NewEvent::messageId));
        statement.setObject(7, texts(rows, NewEvent::at));
        statement.setObject(8, texts(rows, NewEvent::payload));
        statement.setObject(9, texts(rows, NewEvent::metadata));
        statement.setObject(10, bytes(rows, row -> row.link().hash()));
        statement.setObject(11, longs(keys, row -> row.link().position()));
        statement.setObject(12, bytes(keys, PostgresLogConnection::key));
    }

    private static byte[] key(ChainedBatch.Row row) {
        return Objects.requireNonNull(row.event().storedKey()).bytes();
    }

    private static long[] longs(List<ChainedBatch.Row> rows, ToLongFunction<ChainedBatch.Row> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static String[] texts(List<ChainedBatch.Row> rows, Function<NewEvent, String> value) {
        return rows.stream().map(row -> value.apply(row.event())).toArray(String[]::new);
    }

    private static byte[][] bytes(List<ChainedBatch.Row> rows, Function<ChainedBatch.Row, byte[]> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }

    private void deleteErasedKeys(ChainedBatch batch) throws SQLException {
        List<NewEvent> erasures = batch.erasures();
        if (!erasures.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(ChainedBatch.DELETE_KEYS)) {
                for (NewEvent erasure : erasures) {
                    delete.setString(1, erasure.eventId());
                    delete.setLong(2, erasure.version());
                    delete.executeUpdate();
                }
            }
        }
    }

    /**
     * Requires that a commit made no warning. When the wait of a commit for a synchronous standby is cancelled, the
     * server warns and reports success, although a failover would lose the commit.
     */
    private static void requireReplicated(@Nullable SQLWarning warning) throws SQLException {
        if (warning != null && warning.getSQLState().startsWith(WARNING_CLASS)) {
            throw new SQLException("The commit may not be durable: " + warning.getMessage(), warning);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
