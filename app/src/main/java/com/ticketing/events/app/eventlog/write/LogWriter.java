package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.RowRejected;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes batches of appends on one connection, which it replaces after a failure. Not thread-safe. */
final class LogWriter implements AutoCloseable {

    private final LogDatabase database;
    private volatile @Nullable LogConnection connection;

    /** Whether the log ended where this node knew it to, when it was last read: no other node has written. */
    private boolean knewTheEnd;

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
     * @throws com.ticketing.events.app.eventlog.table.LogReplaced when the log does not contain it; nothing is written
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
        LogConnection writer = connection();
        if (knewTheEnd) {
            Draft atOnce = new Draft(batch, known);
            if (writer.appendAtOnce(atOnce.rows)) {
                return atOnce.result();
            }
        }
        ChainLink end = writer.begin(known);
        knewTheEnd = end.position() == known.position();
        Draft behindTheEnd = new Draft(batch, end);
        writer.append(behindTheEnd.rows);
        return behindTheEnd.result();
    }

    /** A batch with the positions that its appends get if the log ends at {@code end}. */
    private static final class Draft {

        private final Map<AppendRequest, Long> positions = new LinkedHashMap<>();
        private final ChainedBatch rows;

        Draft(List<AppendRequest> batch, ChainLink end) {
            rows = new ChainedBatch(end);
            for (AppendRequest append : batch) {
                positions.put(append, rows.end().position() + 1);
                append.events().forEach(rows::add);
            }
        }

        Result result() {
            return new Result(positions, Map.of(), rows.end());
        }
    }

    private Result writeIndividually(List<AppendRequest> batch, ChainLink known) throws SQLException {
        Map<AppendRequest, Long> written = new LinkedHashMap<>();
        Map<AppendRequest, RowRejected> rejected = new LinkedHashMap<>();
        LogConnection writer = connection();
        ChainLink start = writer.begin(known);
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
        writer.commit(start, end);
        return new Result(written, rejected, end);
    }

    private ChainLink writeInSavepoint(AppendRequest append, ChainLink end) throws SQLException, RowRejected {
        execute("savepoint before_append");
        ChainLink last = end;
        for (int i = 0; i < append.events().size(); i++) {
            ChainedBatch row = new ChainedBatch(last);
            row.add(append.events().get(i));
            try {
                connection().insert(row);
            } catch (SQLException e) {
                if (!SqlErrorClassifier.isRowError(e)) {
                    throw e;
                }
                execute("rollback to savepoint before_append");
                throw new RowRejected(i, e);
            }
            last = row.end();
        }
        execute("release savepoint before_append");
        return last;
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection().jdbc().prepareStatement(sql)) {
            statement.execute();
        }
    }

    /**
     * Begins a transaction on the connection, which is opened if necessary, and rolls it back.
     *
     * @param known the last link that this node knows to be committed
     * @throws com.ticketing.events.app.eventlog.table.LogReplaced when the log does not contain it
     */
    void probe(ChainLink known) throws SQLException {
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit()) {
            connection().begin(known);
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
     * @throws com.ticketing.events.app.eventlog.table.LogReplaced when the log does not contain it
     */
    void verify(ChainLink known) throws SQLException {
        LogConnection open = connection;
        if (open != null) {
            LogEndTable.readEnd(open.jdbc(), known);
        }
    }

    /** Whether a connection is open that no write has failed on. */
    boolean isConnected() {
        return connection != null;
    }

    private LogConnection connection() throws SQLException {
        LogConnection current = connection;
        if (current == null) {
            current = database.openWriter();
            connection = current;
        }
        return current;
    }

    /** Closes a connection that may be broken or in a transaction; the next batch opens a new one. */
    void discardConnection() {
        LogConnection broken = connection;
        connection = null;
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
