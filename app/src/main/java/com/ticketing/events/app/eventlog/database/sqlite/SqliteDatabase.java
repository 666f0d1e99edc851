package com.ticketing.events.app.eventlog.database.sqlite;

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
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The event log in one SQLite file, locked by one process. */
public final class SqliteDatabase implements LogDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    /** On macOS fsync does not flush the drive's cache; elsewhere the pragma has no effect. */
    private static final String FLUSH_DRIVE_CACHE = "pragma fullfsync = on";

    private final DataDirectory directory;
    private final HeadWitness witness;

    /** Keeps the lock on the database file ({@link DataDirectory#lockDatabase}); executes no other statement. */
    private final Connection lockHolder;

    private final SQLiteDataSource logWriters;
    private final SQLiteDataSource otherWriters;
    private final ReadConnections readConnections;
    private final HikariDataSource readers;
    private final Checkpointer checkpointer;

    /** Fair, because SQLite's own busy handler polls and starves writers at random. */
    private final ReentrantLock writeLock = new ReentrantLock(true);

    private SqliteDatabase(
            DataDirectory directory, HeadWitness witness, Connection lockHolder, SQLiteDataSource logWriters) {
        this.directory = directory;
        this.witness = witness;
        this.lockHolder = lockHolder;
        this.logWriters = logWriters;
        this.otherWriters =
                SqliteSources.source(directory.file(SqliteSources.FILE), SqliteSources.writing(SynchronousMode.NORMAL));
        this.readConnections =
                new ReadConnections(SqliteSources.source(directory.file(SqliteSources.FILE), SqliteSources.readOnly()));
        this.readers = ConnectionPool.forReading(readConnections);
        this.checkpointer = new Checkpointer(otherWriters, directory, writeLock);
    }

    /**
     * Locks the data directory, migrates the schema and opens the database.
     *
     * @throws DataDirectoryUnusable when another process holds the lock, the directory is not writable, or the
     *     database cannot be read
     * @throws com.ticketing.events.app.eventlog.chain.LogHeadMissing when the log does not contain the head that its
     *     witness records; the files are as before then
     */
    public static SqliteDatabase open(Path dataDirectory) {
        DataDirectory directory = DataDirectory.lock(dataDirectory);
        Connection lockHolder = null;
        try {
            verifyHead(dataDirectory);
            directory.createDatabase(SqliteSources.FILE);
            SQLiteDataSource writers = SqliteSources.source(
                    directory.file(SqliteSources.FILE), SqliteSources.writing(SynchronousMode.FULL));
            lockHolder = SqliteSources.openLockHolder(writers);
            directory.lockDatabase(SqliteSources.FILE);
            LogDatabase.migrate(Flyway.configure().dataSource(writers), "sqlite", directory.file(SqliteSources.FILE));
            return new SqliteDatabase(directory, HeadWitness.in(dataDirectory), lockHolder, writers);
        } catch (SQLException e) {
            close(lockHolder, directory);
            throw DataDirectoryUnusable.unreadable(directory.file(SqliteSources.FILE), e);
        } catch (FlywayException | PoolInitializationException e) {
            close(lockHolder, directory);
            throw SqlErrorClassifier.sqlError(e)
                    .<RuntimeException>map(
                            error -> DataDirectoryUnusable.unreadable(directory.file(SqliteSources.FILE), error))
                    .orElse(e);
        } catch (RuntimeException | Error e) {
            close(lockHolder, directory);
            throw e;
        }
    }

    private static void verifyHead(Path dataDirectory) throws SQLException {
        try {
            WitnessedLog.verify(dataDirectory);
        } catch (IOException e) {
            LOG.warn("The end of the event log is not verified, because events.head cannot be read: {}", e.toString());
        }
    }

    @Override
    public LogConnection openWriter() throws SQLException {
        return new SqliteLogConnection(
                LogDatabase.setUp(logWriters.getConnection(), FLUSH_DRIVE_CACHE, SqliteSources.OVERWRITE_DELETED_ROWS),
                witness);
    }

    @Override
    public void recordHead(ChainLink head) {
        witness.record(head);
    }

    @Override
    public boolean embedded() {
        return true;
    }

    @Override
    public DataSource writers() {
        return otherWriters;
    }

    @Override
    public DataSource readers() {
        return readers;
    }

    @Override
    public WritePermit acquireWritePermit() {
        writeLock.lock();
        return this::releaseWritePermit;
    }

    private void releaseWritePermit() {
        writeLock.unlock();
        checkpointer.written();
    }

    /** Truncates the write-ahead log, which holds pages from before the deletion. */
    @Override
    public void purgeDeletedRows() {
        truncateWriteAheadLog("deleted rows stay in the write-ahead log until the next one");
    }

    /** @param otherwise what is the case after a checkpoint that is not complete */
    private void truncateWriteAheadLog(String otherwise) {
        try {
            if (!checkpointer.truncate()) {
                LOG.info("Checkpoint of the write-ahead log blocked by readers; {}", otherwise);
            }
        } catch (SQLException e) {
            LOG.warn("Checkpoint of the write-ahead log failed; {}: {}", otherwise, e.getMessage());
        }
    }

    /** Starts the checkpoints only: the lock on the data directory excludes other writers. */
    @Override
    public void followCommits(LogHead head, Supervisor supervisor, Outage outage) {
        checkpointer.start(supervisor);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        ConnectionPool.bindTo(readers, meters);
        checkpointer.bindTo(meters);
        new DatabaseFiles(directory.file(SqliteSources.FILE)).bindTo(meters);
    }

    @Override
    public void close() {
        readers.close();
        readConnections.close();
        checkpointer.close();
        truncateWriteAheadLog("the next start reads it");
        checkpointer.close();
        witness.close();
        close(lockHolder, directory);
    }

    private static void close(@Nullable Connection lockHolder, DataDirectory directory) {
        try (directory;
                Connection _ = lockHolder) {
            // The connection is closed before the lock is released.
        } catch (SQLException e) {
            LOG.warn("The last connection to the database was not closed: {}", e.getMessage());
        }
    }
}
