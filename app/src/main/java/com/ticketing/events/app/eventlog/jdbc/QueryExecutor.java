package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.supervision.Outage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Executes queries on the event log, each on a connection of its own. Thread-safe. Every query throws {@link
 * LogUnavailable} when the database does not respond.
 *
 * <p>After a connection attempt has timed out, queries fail fast for half a second: commands on one Event run one after
 * the other, each with a query of its own, and must not add up their timeouts.
 */
public final class QueryExecutor {

    /** How often a query is executed if the server cancels it, as a standby does that replays a conflicting change. */
    private static final int MAX_ATTEMPTS = 3;

    private static final Duration FAIL_FAST_PERIOD = Duration.ofMillis(500);

    private final DataSource connections;
    private final Outage outage = new Outage(QueryExecutor.class, "Query on the event log");

    /** End of the fail-fast period by {@link System#nanoTime()}; null while the database responds. */
    private volatile @Nullable Long failFastUntil;

    /** Creates an executor that takes a connection of {@code connections} for each query. */
    public QueryExecutor(DataSource connections) {
        this.connections = connections;
    }

    /** Executes a statement with parameters and returns what {@code reader} reads of its rows. */
    public <T> T query(String sql, SqlFunction<ResultSet, T> reader, Object... parameters) {
        return execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return reader.apply(rows);
                }
            }
        });
    }

    /** Returns what {@code reader} reads on a connection; it is called again if the server cancels its query. */
    public <T> T execute(SqlFunction<Connection, T> reader) {
        Long until = failFastUntil;
        if (until != null && System.nanoTime() - until < 0) {
            throw new LogUnavailable();
        }
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connection()) {
                T result = reader.apply(connection);
                outage.succeeded();
                return result;
            } catch (SQLException e) {
                if (attempt == MAX_ATTEMPTS || !SqlErrorClassifier.isCanceled(e)) {
                    outage.failed(1, e);
                    throw new LogUnavailable();
                }
            }
        }
    }

    private Connection connection() throws SQLException {
        try {
            Connection connection = connections.getConnection();
            failFastUntil = null;
            return connection;
        } catch (SQLTransientConnectionException e) {
            failFastUntil = System.nanoTime() + FAIL_FAST_PERIOD.toNanos();
            throw e;
        }
    }

    /** A function of a JDBC object. */
    public interface SqlFunction<A, R> {

        /** Applies the function. */
        R apply(A argument) throws SQLException;
    }
}
