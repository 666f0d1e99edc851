package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.jdbc.ConnectionPool;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Outage;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Short write transactions beside the event log, throttled on an embedded database, which has one writer: a pause of
 * nine times its duration follows each transaction, so all of them take at most a tenth of the writer's time, and
 * deliveries queued meanwhile share a transaction. Under overload, the recording and sending of deliveries is delayed.
 * Thread-safe.
 *
 * <p>Transactions are begun and ended on the connection, not by a Spring transaction manager: the wait happens while
 * the only pooled connection is held, and the write permit is held until after the commit. On SQLite a transaction
 * begins with its first statement and is not immediate; it cannot fail to obtain the write lock, because only the
 * holder of the permit writes.
 */
final class ThrottledTransactions implements AutoCloseable {

    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PAUSE_FACTOR = 9;

    private final Outage outage = new Outage(ThrottledTransactions.class, "Write to the delivery log");
    private final SharedDatabase database;
    private final HikariDataSource pool;

    /** End of the pause of an embedded database; guarded by its only connection. */
    private long pauseEnd = System.nanoTime();

    ThrottledTransactions(SharedDatabase database) {
        this.database = database;
        pool = ConnectionPool.forTransactions("delivery-log-writers", database);
    }

    /**
     * Runs {@code work} in a transaction and commits it; rolls back when the work throws.
     *
     * @throws Unavailable when the database failed; nothing is written then
     */
    <T> T execute(Function<JdbcTemplate, T> work) {
        try (Connection connection = pool.getConnection()) {
            T result = database.embedded() ? executeAfterPause(work, connection) : execute(work, connection);
            outage.succeeded();
            return result;
        } catch (SQLException | DataAccessException e) {
            outage.failed(1, NestedExceptionUtils.getMostSpecificCause(e));
            throw JdbcDeliveryLog.unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        }
    }

    private <T> T executeAfterPause(Function<JdbcTemplate, T> work, Connection connection)
            throws SQLException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pauseEnd - System.nanoTime());
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit()) {
            long start = System.nanoTime();
            try {
                return execute(work, connection);
            } finally {
                long end = System.nanoTime();
                pauseEnd = end + Math.clamp(PAUSE_FACTOR * (end - start), MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
            }
        }
    }

    private static <T> T execute(Function<JdbcTemplate, T> work, Connection connection) throws SQLException {
        boolean committed = false;
        try {
            T result = work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
        }
    }

    void bindTo(MeterRegistry meters) {
        ConnectionPool.bindTo(pool, meters);
    }

    @Override
    public void close() {
        pool.close();
    }
}
