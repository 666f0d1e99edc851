package com.ticketing.events.app.eventlog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Pools whose database is away for a while. */
@Timeout(60)
class ConnectionPoolTest {

    private final FailingDataSource database = new FailingDataSource();

    /** The pauses of HikariCP have grown to several seconds by then. */
    @Test
    void connectsAtOnceWhenTheDatabaseIsBack() throws SQLException {
        try (HikariDataSource pool = ConnectionPool.forReading(database)) {
            pool.getConnection().close();
            database.isAway = true;
            pool.getHikariPoolMXBean().softEvictConnections();
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
            }
            database.isAway = false;
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> pool.getHikariPoolMXBean().getTotalConnections() > 0);
            pool.getConnection().close();
        }
    }

    @Test
    void closesWhileTheDatabaseIsAway() throws SQLException {
        HikariDataSource pool = ConnectionPool.forReading(database);
        pool.getConnection().close();
        database.isAway = true;
        pool.getHikariPoolMXBean().softEvictConnections();
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        pool.close();
        int attempts = database.attempts;
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> database.attempts <= attempts + 1);
    }

    @Test
    void failsAtOnceIfTheDatabaseIsAwayAtTheStart() {
        database.isAway = true;
        assertThatThrownBy(() -> ConnectionPool.forReading(database)).isInstanceOf(PoolInitializationException.class);
        assertThat(database.attempts).isLessThanOrEqualTo(2);
    }

    private static final class FailingDataSource extends DelegatingDataSource {

        private volatile boolean isAway;
        private volatile int attempts;

        FailingDataSource() {
            super(memory());
        }

        private static DataSource memory() {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite::memory:");
            return source;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread of the pool connects at a time.
        public Connection getConnection() throws SQLException {
            attempts++;
            if (isAway) {
                throw new SQLException("away");
            }
            return super.getConnection();
        }
    }
}
