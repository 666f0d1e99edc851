package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
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

/** Writes batches of appends on one connection, which it replaces after any trouble. Used by one thread at a time. */
public final class LogWriter implements AutoCloseable {

    private static final String INSERT =
            "insert into domain_event (" + StoredEvent.COLUMNS + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final LogDatabase database;
    private volatile @Nullable Connection connection;
    private @Nullable PreparedStatement insert;
    private @Nullable DataKeyTable keyRows;

    public LogWriter(LogDatabase database) {
        this.database = database;
    }

    /**
     * What became of a batch that was committed.
     *
     * @param written the first position of every append that is on disk, in the order of the positions
     * @param rejected the appends that the database refused; the others are not affected
     */
    public record Result(Map<AppendRequest, Long> written, Map<AppendRequest, RowRejected> rejected) {}

    /**
     * Writes all appends in one transaction.
     *
     * @throws SQLException when the database failed; then nothing is written, unless it was the commit that failed, of
     *     which nobody can say whether it reached the disk
     */
    public Result write(List<AppendRequest> batch) throws SQLException {
        try (SharedDatabase.Turn _ = database.awaitTurn()) {
            return writeInTurn(batch);
        }
    }

    private Result writeInTurn(List<AppendRequest> batch) throws SQLException {
        try {
            return writeTogether(batch);
        } catch (SQLException e) {
            if (!SqlErrorClassifier.isFaultOfTheRow(e)) {
                discardConnection();
                throw e;
            }
        }
        try {
            run("rollback");
            return writeOneByOne(batch);
        } catch (SQLException e) {
            discardConnection();
            throw e;
        }
    }

    private Result writeTogether(List<AppendRequest> batch) throws SQLException {
        Result result = new Result(new LinkedHashMap<>(), Map.of());
        PreparedStatement rows = insert();
        DataKeyTable keys = keyRows();
        ChainLink end = database.begin(connection());
        for (AppendRequest append : batch) {
            result.written().put(append, end.position() + 1);
            for (NewEvent event : append.events()) {
                end = end.next(event.canonical());
                bind(rows, end, event);
                rows.addBatch();
                keys.add(end.position(), event);
            }
        }
        rows.executeBatch();
        keys.write();
        database.commit(connection(), end);
        return result;
    }

    private Result writeOneByOne(List<AppendRequest> batch) throws SQLException {
        Result result = new Result(new LinkedHashMap<>(), new LinkedHashMap<>());
        ChainLink end = database.begin(connection());
        for (AppendRequest append : batch) {
            try {
                ChainLink next = writeAlone(append, end);
                result.written().put(append, end.position() + 1);
                end = next;
            } catch (RowRejected e) {
                result.rejected().put(append, e);
            }
        }
        database.commit(connection(), end);
        return result;
    }

    private ChainLink writeAlone(AppendRequest append, ChainLink end) throws SQLException, RowRejected {
        run("savepoint before_append");
        PreparedStatement row = insert();
        DataKeyTable keys = keyRows();
        ChainLink next = end;
        for (int i = 0; i < append.events().size(); i++) {
            NewEvent event = append.events().get(i);
            try {
                next = next.next(event.canonical());
                bind(row, next, event);
                row.executeUpdate();
                keys.add(next.position(), event);
                keys.write();
            } catch (SQLException e) {
                if (!SqlErrorClassifier.isFaultOfTheRow(e)) {
                    throw e;
                }
                run("rollback to savepoint before_append");
                throw new RowRejected(i, e);
            }
        }
        run("release savepoint before_append");
        return next;
    }

    private static void bind(PreparedStatement row, ChainLink link, NewEvent event) throws SQLException {
        row.setLong(1, link.position());
        row.setString(2, event.eventId());
        row.setLong(3, event.version());
        row.setString(4, event.type());
        row.setString(5, event.revision());
        row.setString(6, event.messageId());
        row.setString(7, event.at());
        row.setString(8, event.payload());
        row.setString(9, event.metadata());
        row.setBytes(10, link.hash());
    }

    private void run(String sql) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Whether there is a connection that has served so far. */
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

    private DataKeyTable keyRows() throws SQLException {
        if (keyRows == null) {
            keyRows = new DataKeyTable(connection());
        }
        keyRows.clear();
        return keyRows;
    }

    /** Forgets a connection that may be broken or in the middle of something; the next batch opens a fresh one. */
    void discardConnection() {
        Connection broken = connection;
        connection = null;
        insert = null;
        keyRows = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                // It was to be thrown away.
            }
        }
    }

    @Override
    public void close() {
        discardConnection();
    }
}
