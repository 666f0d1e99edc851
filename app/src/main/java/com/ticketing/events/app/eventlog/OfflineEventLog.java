package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteSources;
import com.ticketing.events.app.eventlog.database.sqlite.WitnessedLog;
import com.ticketing.events.app.eventlog.jdbc.ConnectionPool;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Read-only access to the event log for offline verification of the hash chain. Takes no lock and migrates nothing; a
 * running service may have the same log open.
 */
public final class OfflineEventLog implements AutoCloseable {

    private final HikariDataSource connections;
    private final HashChain.End end;

    /** The data directory; null with PostgreSQL. */
    private final @Nullable Path directory;

    private OfflineEventLog(HikariDataSource connections, HashChain.End end, @Nullable Path directory) {
        this.connections = connections;
        this.end = end;
        this.directory = directory;
    }

    /**
     * Opens the event log that the service is configured for.
     *
     * @throws com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable when the data directory has no
     *     event log
     * @throws com.ticketing.events.app.eventlog.database.postgres.PostgresUnusable when PostgreSQL does not respond
     * @throws IllegalArgumentException when the datasource is not PostgreSQL
     * @throws SQLException when the database cannot be read; the message is the driver's
     */
    public static OfflineEventLog open(EventLogProperties properties, DatasourceProperties datasource)
            throws SQLException {
        return datasource.isPostgres()
                ? open(
                        PostgresDatabase.reachable(
                                datasource.requiredUrl(), datasource.username(), datasource.password()),
                        null)
                : open(SqliteSources.readOnlySource(properties.dataDir()), properties.dataDir());
    }

    /**
     * Opens the event log in a database of no data directory, such as a backup.
     *
     * @throws SQLException when the database cannot be read; the message is the driver's
     */
    public static OfflineEventLog open(DataSource database) throws SQLException {
        return open(database, null);
    }

    private static OfflineEventLog open(DataSource database, @Nullable Path directory) throws SQLException {
        HashChain.End end = readEnd(database);
        return new OfflineEventLog(ConnectionPool.forReading(database), end, directory);
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

    /**
     * Verifies that the log contains the head that a file beside it records; does nothing without such a file.
     *
     * @throws com.ticketing.events.app.eventlog.chain.LogHeadMissing when it does not
     * @throws com.ticketing.events.app.eventlog.chain.EventLogDamaged when the last row is not the recorded end of the
     *     log
     * @throws IOException when the file cannot be read
     * @throws SQLException when the database cannot be read
     */
    public void verifyHead() throws IOException, SQLException {
        if (directory != null) {
            WitnessedLog.verify(directory);
        }
    }

    @Override
    public void close() {
        connections.close();
        if (directory != null) {
            SqliteSources.removeEmptyWriteAheadLog(directory);
        }
    }
}
