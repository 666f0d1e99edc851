package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.query.http.WorkKind;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/**
 * HikariCP pools on the event log's database. Connection waits are short enough that a client gets its 503 within 3
 * seconds.
 */
public final class ConnectionPool {

    /**
     * Session timeouts of writing connections to PostgreSQL: a node that stalls in a transaction must not block the
     * other nodes.
     */
    public static final String TIMEOUT_SETTINGS =
            "set lock_timeout = '2s'; set statement_timeout = '2s'; set idle_in_transaction_session_timeout = '5s'";

    private static final int MAX_CONNECTIONS = 4;

    /** Bounded work cannot take the connections of commands and followers. */
    private static final int MAX_READ_CONNECTIONS =
            MAX_CONNECTIONS + WorkKind.DATABASE_READ.maxPlaces() + WorkKind.WHOLE_LOG.maxPlaces();

    private static final long CONNECTION_TIMEOUT_MILLIS = 1500;
    private static final long VALIDATION_TIMEOUT_MILLIS = 500;

    private ConnectionPool() {}

    /**
     * Creates the pool of read-only connections. It keeps four; the others, as many as bounded work can hold, are
     * opened on demand.
     *
     * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when the database does not respond
     */
    public static HikariDataSource forReading(DataSource connections) {
        HikariConfig config = config("event-log-readers", connections, MAX_READ_CONNECTIONS);
        config.setMinimumIdle(MAX_CONNECTIONS);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /**
     * Creates a pool of connections without auto-commit for transactions beside the log; one connection on an embedded
     * database, which has one writer at a time.
     *
     * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when the database does not respond
     */
    public static HikariDataSource forTransactions(String name, SharedDatabase database) {
        HikariConfig config = config(name, database.writers(), database.embedded() ? 1 : MAX_CONNECTIONS);
        config.setAutoCommit(false);
        // Otherwise the pool's check of an idle connection begins a transaction, which times out with the connection.
        config.setIsolateInternalQueries(true);
        if (!database.embedded()) {
            config.setConnectionInitSql(TIMEOUT_SETTINGS);
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, DataSource connections, int maxConnections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections);
        config.setMaximumPoolSize(maxConnections);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
        return config;
    }
}
