package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.query.http.WorkKind;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

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
    private static final long RETRY_INTERVAL_MILLIS = 100;

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
        return open(config);
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
        return open(config);
    }

    /** Registers the metrics of an open pool, which Hikari names {@code hikaricp}; at most once. */
    public static void bindTo(HikariDataSource pool, MeterRegistry meters) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    }

    private static HikariDataSource open(HikariConfig config) {
        RetryingDataSource connections = new RetryingDataSource(config.getDataSource());
        config.setDataSource(connections);
        HikariDataSource pool = new HikariDataSource(config);
        connections.pool = pool;
        return pool;
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

    /**
     * Connections of an open pool: an attempt that fails is repeated until it succeeds or the pool is closed. The pool
     * itself doubles its pause after each failure, up to 5 s, for which it would be empty although the database is
     * back. Before the pool is open, an attempt fails at once.
     */
    private static final class RetryingDataSource extends DelegatingDataSource {

        private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

        private volatile @Nullable HikariDataSource pool;

        RetryingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            while (true) {
                try {
                    return super.getConnection();
                } catch (SQLException e) {
                    HikariDataSource opened = pool;
                    if (opened == null || opened.isClosed()) {
                        throw e;
                    }
                    LOG.debug("{} cannot connect to the database", opened.getPoolName(), e);
                    pause(e);
                }
            }
        }

        private static void pause(SQLException failure) throws SQLException {
            try {
                Thread.sleep(RETRY_INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure;
            }
        }
    }
}
