package com.ticketing.events.app.eventlog.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The connections for reading: few, and soon given up on, so that a reader has its 503 within 3 seconds. */
public final class ConnectionPool {

    private static final int CONNECTIONS = 4;
    private static final long LONGEST_WAIT_MILLIS = 1500;
    private static final long LONGEST_CHECK_MILLIS = 500;

    private ConnectionPool() {}

    public static HikariDataSource of(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("event-log-readers");
        config.setDataSource(connections);
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setValidationTimeout(LONGEST_CHECK_MILLIS);
        return new HikariDataSource(config);
    }
}
