package com.ticketing.events.app.eventlog.database.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Read-only connections that are closed at the end even if a query is running: SQLite does not empty the write-ahead
 * log before. A closed pool leaves such a connection open, because the driver's {@link Connection#abort} does nothing.
 * Thread-safe.
 */
final class ReadConnections extends DelegatingDataSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadConnections.class);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    ReadConnections(SQLiteDataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        open.removeIf(ReadConnections::isClosed);
        Connection connection = super.getConnection();
        open.add(connection);
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void close() {
        for (Connection connection : open) {
            try (connection) {
                if (!connection.isClosed()) {
                    connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
                }
            } catch (SQLException e) {
                LOG.debug("A connection for reading was not closed", e);
            }
        }
    }
}
