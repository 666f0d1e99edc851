package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.error.Unavailable;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short transactions that write beside the event log.
 *
 * <p>An embedded database has one writer, whom every transaction keeps from the log. So there is a pause after each: the
 * deliveries that gather meanwhile go into one transaction, and a tenth of the writer's time is the most they all take.
 * What an onslaught leaves over is recorded and sent when it is over. A transaction begins with its first statement there
 * and is not immediate; it cannot fail for that, since only one writer has the turn.
 */
final class ThrottledTransactions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ThrottledTransactions.class);

    private static final int CONNECTIONS = 4;
    private static final long LONGEST_WAIT_MILLIS = 1500;
    private static final long LONGEST_CHECK_MILLIS = 500;
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PAUSE_PER_WORK = 9;

    private static final String SERVER_SETTINGS =
            "set lock_timeout = '2s'; set statement_timeout = '2s'; set idle_in_transaction_session_timeout = '5s'";

    private final SharedDatabase storage;
    private final HikariDataSource pool;

    /** When the only connection may be used again; guarded by having that connection. */
    private long pauseEnd = System.nanoTime();

    ThrottledTransactions(SharedDatabase storage) {
        this.storage = storage;
        HikariConfig config = new HikariConfig();
        config.setPoolName("delivery-log-writers");
        config.setDataSource(storage.writers());
        config.setAutoCommit(false);
        // Else the pool's own check of an idle connection begins a transaction, which the server then ends with it.
        config.setIsolateInternalQueries(true);
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
            return storage.embedded() ? afterPause(work, connection) : committed(work, connection);
        } catch (SQLException e) {
            LOG.warn("The delivery log cannot be written: {}", e.getMessage());
            throw new Unavailable("The delivery log is not available, try again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        }
    }

    private <T> T afterPause(Work<T> work, Connection connection) throws SQLException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pauseEnd - System.nanoTime());
        try (SharedDatabase.Turn _ = storage.awaitTurn()) {
            long start = System.nanoTime();
            try {
                return committed(work, connection);
            } finally {
                long end = System.nanoTime();
                pauseEnd = end + Math.clamp(PAUSE_PER_WORK * (end - start), SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
            }
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

    @Override
    public void close() {
        pool.close();
    }
}
