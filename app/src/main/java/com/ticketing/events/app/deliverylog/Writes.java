package com.ticketing.events.app.deliverylog;

import com.ticketing.events.Unavailable;
import com.ticketing.events.app.eventlog.Storage;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short transactions that write beside the event log. On an embedded database, where every one of them keeps the log
 * waiting, there is a pause between two: the rarer they are the more each has to do, and the log hardly notices.
 */
final class Writes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    private static final int CONNECTIONS = 4;
    private static final long LONGEST_WAIT_MILLIS = 1500;
    private static final long LONGEST_CHECK_MILLIS = 500;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final String SERVER_SETTINGS =
            "set lock_timeout = '2s'; set statement_timeout = '2s'; set idle_in_transaction_session_timeout = '5s'";

    private final Storage storage;
    private final HikariDataSource pool;

    /** When the last transaction on the only connection ended; guarded by having that connection. */
    private long lastEnd = System.nanoTime() - PAUSE_NANOS;

    Writes(Storage storage) {
        this.storage = storage;
        HikariConfig config = new HikariConfig();
        config.setPoolName("delivery-log-writers");
        config.setDataSource(storage.writers());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(storage.embedded() ? 1 : CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setValidationTimeout(LONGEST_CHECK_MILLIS);
        if (!storage.embedded()) {
            config.setConnectionInitSql(SERVER_SETTINGS);
        }
        pool = new HikariDataSource(config);
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work and commits it.
     *
     * @throws Unavailable when the database failed; then nothing is written
     */
    <T> T transaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            if (storage.embedded()) {
                pause();
            }
            try (Storage.Turn _ = storage.awaitTurn()) {
                return committed(work, connection);
            } finally {
                if (storage.embedded()) {
                    lastEnd = System.nanoTime();
                }
            }
        } catch (SQLException e) {
            LOG.warn("The delivery log cannot be written: {}", e.getMessage());
            throw new Unavailable("The delivery log is not available, try again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        }
    }

    private static <T> T committed(Work<T> work, Connection connection) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private void pause() throws InterruptedException {
        long left = lastEnd + PAUSE_NANOS - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
