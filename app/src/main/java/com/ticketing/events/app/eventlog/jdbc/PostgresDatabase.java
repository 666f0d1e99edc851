package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The log in a database that any number of nodes share. */
public final class PostgresDatabase implements LogDatabase {

    /** One round trip; the last statement has its own snapshot, taken when the lock is held. */
    private static final String BEGIN = """
            begin;
            select pg_advisory_xact_lock('domain_event'::regclass::oid::bigint);
            """ + LogReader.END;

    /** One round trip, too. */
    private static final String COMMIT = LogDatabase.MOVE_END + "; commit";

    /**
     * A node that stops in the middle of a transaction must not stop the others, and no server-wide setting may turn a
     * commit into a promise.
     */
    private static final String WRITER_SETTINGS = """
            set lock_timeout = '2s';
            set statement_timeout = '2s';
            set idle_in_transaction_session_timeout = '5s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'""";

    private static final int CONNECT_SECONDS = 1;
    private static final int ANSWER_SECONDS = 2;

    private final PGSimpleDataSource connections;
    private final HikariDataSource readers;
    private final Duration pollInterval;
    private volatile int writerPid;
    private @Nullable PostgresListener listener;

    private PostgresDatabase(PGSimpleDataSource connections, Duration pollInterval) {
        this.connections = connections;
        this.pollInterval = pollInterval;
        this.readers = ConnectionPool.of(connections);
    }

    /**
     * Brings the schema up to date.
     *
     * @param url {@code jdbc:postgresql:...}; options in it win over the ones that the log sets by itself
     * @param pollInterval how often to look for commits of other nodes should their notifications fail to arrive
     */
    public static PostgresDatabase open(
            String url, @Nullable String username, @Nullable String password, Duration pollInterval) {
        Flyway.configure()
                .dataSource(url, username, password)
                .locations("classpath:db/migration/postgresql")
                .javaMigrations(new HashChainMigration())
                .load()
                .migrate();
        return new PostgresDatabase(source(url, username, password), pollInterval);
    }

    /** Connections with timeouts short enough that a caller has an answer within 3 seconds. */
    public static PGSimpleDataSource source(String url, @Nullable String username, @Nullable String password) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setConnectTimeout(CONNECT_SECONDS);
        connections.setLoginTimeout(ANSWER_SECONDS);
        connections.setSocketTimeout(ANSWER_SECONDS);
        connections.setTcpKeepAlive(true);
        connections.setReWriteBatchedInserts(true);
        connections.setApplicationName("event-service");
        connections.setUrl(url);
        if (username != null) {
            connections.setUser(username);
        }
        if (password != null) {
            connections.setPassword(password);
        }
        return connections;
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = connections.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(WRITER_SETTINGS);
        }
        writerPid = connection.unwrap(PGConnection.class).getBackendPID();
        return connection;
    }

    @Override
    public ChainLink begin(Connection writer) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement(BEGIN)) {
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                return LogReader.end(row);
            }
        }
    }

    @Override
    public void commit(Connection writer, ChainLink end) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement(COMMIT)) {
            statement.setLong(1, end.position());
            statement.setBytes(2, end.hash());
            statement.execute();
        }
    }

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public DataSource writers() {
        return connections;
    }

    @Override
    public DataSource readers() {
        return readers;
    }

    @Override
    public Turn awaitTurn() {
        return () -> {};
    }

    /** Vacuum removes deleted rows, and nobody but the server can hurry it without getting in the writers' way. */
    @Override
    public void scrub() {}

    @Override
    public void follow(LogHead head) {
        listener = new PostgresListener(connections, pollInterval, () -> writerPid, head);
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        readers.close();
    }
}
