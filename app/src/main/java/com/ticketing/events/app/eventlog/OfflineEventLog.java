package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.jdbc.ConnectionPool;
import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.app.eventlog.jdbc.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.jdbc.sqlite.SqliteDatabase;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Read-only access to the event log for offline verification of the hash chain. Takes no lock and migrates nothing; a
 * running service may have the same log open.
 */
public final class OfflineEventLog implements AutoCloseable {

    private final HikariDataSource connections;
    private final HashChain.End end;

    private OfflineEventLog(HikariDataSource connections, HashChain.End end) {
        this.connections = connections;
        this.end = end;
    }

    /**
     * Opens the event log that the service is configured for.
     *
     * @throws com.ticketing.events.app.eventlog.jdbc.sqlite.DataDirectoryUnusable when the data directory has no event
     *     log
     * @throws IllegalArgumentException when the datasource is not PostgreSQL
     * @throws SQLException when the database cannot be read; the message is the driver's
     */
    public static OfflineEventLog open(EventLogProperties properties, DatasourceProperties datasource)
            throws SQLException {
        DataSource source = datasource.isPostgres()
                ? PostgresDatabase.source(datasource.requiredUrl(), datasource.username(), datasource.password())
                : SqliteDatabase.readOnlySource(properties.dataDir());
        HashChain.End end = readEnd(source);
        return new OfflineEventLog(ConnectionPool.forReading(source), end);
    }

    /** Reads without the connection pool, whose exceptions hide the driver's message. */
    private static HashChain.End readEnd(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return ChainVerifier.end(LogEndTable.readExtent(connection));
        }
    }

    /** The end of the log when it was opened; position 0 for an empty log. */
    public HashChain.End end() {
        return end;
    }

    /**
     * Verifies the hash chain from position {@code from} to position {@code to}, both inclusive.
     *
     * @param progress receives the last verified position after each batch, on the calling thread
     * @throws com.ticketing.events.error.Unavailable when the database stops responding
     */
    public Verification verify(long from, long to, LongConsumer progress) {
        return new ChainVerifier(new LogReader(connections), progress).verify(from, to);
    }

    @Override
    public void close() {
        connections.close();
    }
}
