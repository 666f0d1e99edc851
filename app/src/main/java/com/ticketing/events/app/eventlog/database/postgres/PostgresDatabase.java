package com.ticketing.events.app.eventlog.database.postgres;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.ConnectionPool;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The event log in PostgreSQL, shared by any number of nodes. */
public final class PostgresDatabase implements LogDatabase {

    /** Begins a transaction that excludes all other writers of the log, on every node. */
    public static final String BEGIN = "begin; select pg_advisory_xact_lock('domain_event'::regclass::oid::bigint)";

    /** A server-wide {@code synchronous_commit = off} must not make commits of the log volatile. */
    public static final String WRITER_SETTINGS = ConnectionPool.TIMEOUT_SETTINGS
            + "; select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    /** Directory of the SQL migrations. */
    private static final String MIGRATIONS = "postgresql";

    private static final int CONNECT_TIMEOUT_SECONDS = 1;
    private static final int SOCKET_TIMEOUT_SECONDS = 2;

    /** How long the driver relies on the former role of one of several servers. */
    private static final int HOST_RECHECK_SECONDS = 1;

    /** Shorter than the age of the readers' connections, which move to a preferred server as they are replaced. */
    private static final Duration MAX_LISTENER_AGE = Duration.ofMinutes(5);

    private final PGSimpleDataSource connections;
    private final HikariDataSource readers;
    private final Duration pollInterval;
    private volatile int writerPid;
    private @Nullable PostgresListener listener;

    /** Opens a database whose schema is migrated. */
    PostgresDatabase(PGSimpleDataSource connections, Duration pollInterval) {
        this.connections = connections;
        this.pollInterval = pollInterval;
        this.readers = ConnectionPool.forReading(connections);
    }

    /**
     * Migrates the schema and opens the database.
     *
     * @param url {@code jdbc:postgresql:...}; its options override the ones that {@link #source} sets
     * @param username null for the one in the URL
     * @param password null for the one in the URL
     * @param pollInterval how often to poll for commits of other nodes when no notification arrives
     * @throws PostgresUnusable when the database cannot be opened
     * @throws com.ticketing.events.app.eventlog.database.SchemaUnusable when its schema is not one of this program
     */
    public static PostgresDatabase open(
            String url, @Nullable String username, @Nullable String password, Duration pollInterval) {
        return open(url, username, password, pollInterval, LogDatabase::migrate);
    }

    /**
     * Opens the database without migrating it, for a user that may only read.
     *
     * @throws com.ticketing.events.app.eventlog.database.SchemaUnusable when it needs a migration, or cannot be read
     * @throws PostgresUnusable when the database cannot be opened
     */
    public static PostgresDatabase openReadOnly(
            String url, @Nullable String username, @Nullable String password, Duration pollInterval) {
        return open(url, username, password, pollInterval, LogDatabase::requireMigrated);
    }

    /** Preparation of the schema; as in {@link LogDatabase#migrate}. */
    private interface Schema {
        void prepare(FluentConfiguration flyway, String type, Object where);
    }

    private static PostgresDatabase open(
            String url, @Nullable String username, @Nullable String password, Duration pollInterval, Schema schema) {
        try {
            PGSimpleDataSource connections = reachable(url, username, password);
            schema.prepare(Flyway.configure().dataSource(url, username, password), MIGRATIONS, withoutOptions(url));
            return new PostgresDatabase(connections, pollInterval);
        } catch (FlywayException | PoolInitializationException e) {
            throw SqlErrorClassifier.sqlError(e)
                    .<RuntimeException>map(error -> PostgresUnusable.of(url, username, error))
                    .orElse(e);
        }
    }

    /**
     * As {@link #source}, for a database that responds to a connection.
     *
     * @throws PostgresUnusable when it does not
     */
    public static PGSimpleDataSource reachable(String url, @Nullable String username, @Nullable String password) {
        PGSimpleDataSource connections = source(url, username, password);
        try {
            connections.getConnection().close();
            return connections;
        } catch (SQLException e) {
            throw PostgresUnusable.of(url, username, e);
        }
    }

    /** Hosts, ports and name of a database, without user and password. */
    public static String place(String url) {
        PostgresUrl parts = new PostgresUrl(url, null);
        return parts.address() + "/" + parts.database();
    }

    private static String withoutOptions(String url) {
        return url.split("\\?", 2)[0];
    }

    /** Unpooled connections with timeouts short enough that a client gets its response within 3 seconds. */
    public static PGSimpleDataSource source(String url, @Nullable String username, @Nullable String password) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        connections.setLoginTimeout(SOCKET_TIMEOUT_SECONDS);
        connections.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        connections.setTcpKeepAlive(true);
        connections.setHostRecheckSeconds(HOST_RECHECK_SECONDS);
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
    public LogConnection openWriter() throws SQLException {
        Connection connection = LogDatabase.setUp(connections.getConnection(), WRITER_SETTINGS);
        writerPid = connection.unwrap(PGConnection.class).getBackendPID();
        return new PostgresLogConnection(connection);
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
    public WritePermit acquireWritePermit() {
        return () -> {};
    }

    /** Does nothing: the server's autovacuum removes deleted rows, and a forced vacuum would compete with writers. */
    @Override
    public void purgeDeletedRows() {}

    /** Does nothing: the head is replicated with the database. */
    @Override
    public void recordHead(ChainLink head) {}

    @Override
    public void followCommits(LogHead head, Supervisor supervisor, Outage outage) {
        listener = new PostgresListener(
                connections, pollInterval, MAX_LISTENER_AGE, () -> writerPid, head, supervisor, outage);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        ConnectionPool.bindTo(readers, meters);
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        readers.close();
    }
}
