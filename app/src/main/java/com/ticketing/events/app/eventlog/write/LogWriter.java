package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes batches of appends on one connection, which it replaces after a failure. Not thread-safe. */
final class LogWriter implements AutoCloseable {

    private static final String INSERT =
            "insert into domain_event (" + StoredEvent.COLUMNS + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final LogDatabase database;
    private volatile @Nullable Connection connection;
    private @Nullable PreparedStatement insert;
    private @Nullable DataKeyTable dataKeys;

    /** Opens no connection before the first batch. */
    LogWriter(LogDatabase database) {
        this.database = database;
    }

    /**
     * Outcome of a committed batch.
     *
     * @param written the first position of each append that is on disk, ordered by position
     * @param rejected the appends that the database refused
     * @param end the end of the log after the batch
     */
    record Result(Map<AppendRequest, Long> written, Map<AppendRequest, RowRejected> rejected, ChainLink end) {}

    /**
     * Writes all appends in one transaction. When the database refuses a row, the batch is repeated append by append,
     * each in a savepoint.
     *
     * @param known the last link that this node knows to be committed
     * @throws com.ticketing.events.app.eventlog.jdbc.LogReplaced when the log does not contain it; nothing is written
     *     then
     * @throws SQLException when the database failed; nothing is written then, unless the commit failed, whose outcome
     *     is unknown
     */
    Result write(List<AppendRequest> batch, ChainLink known) throws SQLException {
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit()) {
            return writeWithPermit(batch, known);
        }
    }

    private Result writeWithPermit(List<AppendRequest> batch, ChainLink known) throws SQLException {
        try {
            return writeBatch(batch, known);
        } catch (SQLException e) {
            if (!SqlErrorClassifier.isRowError(e)) {
                discardConnection();
                throw e;
            }
        }
        try {
            execute("rollback");
            return writeIndividually(batch, known);
        } catch (SQLException e) {
            discardConnection();
            throw e;
        }
    }

    private Result writeBatch(List<AppendRequest> batch, ChainLink known) throws SQLException {
        Map<AppendRequest, Long> written = new LinkedHashMap<>();
        PreparedStatement rows = insert();
        DataKeyTable keys = dataKeys();
        ChainLink start = database.begin(connection(), known);
        ChainLink end = start;
        for (AppendRequest append : batch) {
            written.put(append, end.position() + 1);
            for (NewEvent event : append.events()) {
                end = end.next(event.canonicalForm());
                bind(rows, end, event);
                rows.addBatch();
                keys.add(end.position(), event);
            }
        }
        rows.executeBatch();
        keys.flush();
        database.commit(connection(), start, end);
        return new Result(written, Map.of(), end);
    }

    private Result writeIndividually(List<AppendRequest> batch, ChainLink known) throws SQLException {
        Map<AppendRequest, Long> written = new LinkedHashMap<>();
        Map<AppendRequest, RowRejected> rejected = new LinkedHashMap<>();
        ChainLink start = database.begin(connection(), known);
        ChainLink end = start;
        for (AppendRequest append : batch) {
            try {
                ChainLink next = writeInSavepoint(append, end);
                written.put(append, end.position() + 1);
                end = next;
            } catch (RowRejected e) {
                rejected.put(append, e);
            }
        }
        database.commit(connection(), start, end);
        return new Result(written, rejected, end);
    }

    private ChainLink writeInSavepoint(AppendRequest append, ChainLink end) throws SQLException, RowRejected {
        execute("savepoint before_append");
        PreparedStatement row = insert();
        DataKeyTable keys = dataKeys();
        ChainLink next = end;
        for (int i = 0; i < append.events().size(); i++) {
            NewEvent event = append.events().get(i);
            try {
                next = next.next(event.canonicalForm());
                bind(row, next, event);
                row.executeUpdate();
                keys.add(next.position(), event);
                keys.flush();
            } catch (SQLException e) {
                if (!SqlErrorClassifier.isRowError(e)) {
                    throw e;
                }
                execute("rollback to savepoint before_append");
                throw new RowRejected(i, e);
            }
        }
        execute("release savepoint before_append");
        return next;
    }

    private static void bind(PreparedStatement row, ChainLink link, NewEvent event) throws SQLException {
        event.bind(row, link.position());
        row.setBytes(10, link.hash());
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.execute();
        }
    }

    /**
     * Begins a transaction on the connection, which is opened if necessary, and rolls it back.
     *
     * @param known the last link that this node knows to be committed
     * @throws com.ticketing.events.app.eventlog.jdbc.LogReplaced when the log does not contain it
     */
    void probe(ChainLink known) throws SQLException {
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit()) {
            database.begin(connection(), known);
            execute("rollback");
        } catch (SQLException e) {
            discardConnection();
            throw e;
        }
    }

    /**
     * Reads the end of the log, without a transaction; does nothing while no connection is open.
     *
     * @param known the last link that this node knows to be committed
     * @throws com.ticketing.events.app.eventlog.jdbc.LogReplaced when the log does not contain it
     */
    void verify(ChainLink known) throws SQLException {
        Connection open = connection;
        if (open != null) {
            LogEndTable.readEnd(open, known);
        }
    }

    /** Whether a connection is open that no write has failed on. */
    boolean isConnected() {
        return connection != null;
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = database.openWriter();
            connection = current;
        }
        return current;
    }

    private PreparedStatement insert() throws SQLException {
        if (insert == null) {
            insert = connection().prepareStatement(INSERT);
        }
        insert.clearBatch();
        return insert;
    }

    private DataKeyTable dataKeys() throws SQLException {
        if (dataKeys == null) {
            dataKeys = new DataKeyTable(connection());
        }
        dataKeys.clear();
        return dataKeys;
    }

    /** Closes a connection that may be broken or in a transaction; the next batch opens a new one. */
    void discardConnection() {
        Connection broken = connection;
        connection = null;
        insert = null;
        dataKeys = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                // The connection is discarded anyway.
            }
        }
    }

    @Override
    public void close() {
        discardConnection();
    }
}
