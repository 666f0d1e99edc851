package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.ConnectionPool;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The event log in one SQLite file, locked by one process. */
public final class SqliteDatabase implements LogDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    static final String FILE = "events.db";

    /** Endings of the names of the files that SQLite has beside the database. */
    static final List<String> SUFFIXES = List.of("-wal", "-shm", "-journal");

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BESIDE_BUSY_TIMEOUT = Duration.ofSeconds(30);

    /** By SQL, because the driver's transactions hold the lock from one commit to the next. */
    public static final String BEGIN = "begin immediate";

    /** Moves the write-ahead log into the database and empties it; the first column of the row is 0 on success. */
    public static final String TRUNCATE_WAL = "pragma wal_checkpoint(truncate)";

    /** On macOS fsync does not flush the drive's cache; elsewhere the pragma has no effect. */
    private static final String FLUSH_DRIVE_CACHE = "pragma fullfsync = on";

    /** Otherwise deleted keys stay in the file until their page is reused. */
    public static final String OVERWRITE_DELETED_ROWS = "pragma secure_delete = on";

    /** The number of frames after which a commit makes a checkpoint because the {@link Checkpointer} has not. */
    private static final int MAX_UNMOVED_FRAMES = 4 * Checkpointer.MAX_FRAMES;

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
        this.otherWriters = source(directory.file(FILE), writing(SynchronousMode.NORMAL));
        this.readConnections = new ReadConnections(source(directory.file(FILE), readOnly()));
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
            directory.createDatabase(FILE);
            SQLiteDataSource writers = source(directory.file(FILE), writing(SynchronousMode.FULL));
            lockHolder = openLockHolder(writers);
            directory.lockDatabase(FILE);
            LogDatabase.migrate(Flyway.configure().dataSource(writers), "sqlite", directory.file(FILE));
            return new SqliteDatabase(directory, HeadWitness.in(dataDirectory), lockHolder, writers);
        } catch (SQLException e) {
            close(lockHolder, directory);
            throw DataDirectoryUnusable.unreadable(directory.file(FILE), e);
        } catch (FlywayException | PoolInitializationException e) {
            close(lockHolder, directory);
            throw SqlErrorClassifier.sqlError(e)
                    .<RuntimeException>map(error -> DataDirectoryUnusable.unreadable(directory.file(FILE), error))
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

    /** After its first read a connection to a database with a WAL holds a shared lock until it is closed. */
    private static Connection openLockHolder(SQLiteDataSource connections) throws SQLException {
        return LogDatabase.setUp(connections.getConnection(), "select count(*) from sqlite_schema");
    }

    /**
     * Unpooled read-only connections to a log that another process may have locked.
     *
     * @throws DataDirectoryUnusable when the directory has no event log
     */
    public static SQLiteDataSource readOnlySource(Path dataDirectory) {
        return source(existingFile(dataDirectory), readOnly());
    }

    private static Path existingFile(Path dataDirectory) {
        if (!exists(dataDirectory)) {
            throw DataDirectoryUnusable.withoutLog(dataDirectory);
        }
        return file(dataDirectory);
    }

    /** Whether a data directory has a database. */
    static boolean exists(Path dataDirectory) {
        return Files.isRegularFile(file(dataDirectory));
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().normalize().resolve(FILE);
    }

    /**
     * Removes the empty write-ahead log that read-only connections create, unless the database is in use. SQLite
     * deletes it when the last connection is closed that may write.
     */
    public static void removeEmptyWriteAheadLog(Path dataDirectory) {
        Path wal = dataDirectory.resolve(FILE + "-wal");
        try {
            if (Files.exists(wal) && Files.size(wal) == 0) {
                openLockHolder(sourceBeside(dataDirectory)).close();
            }
        } catch (IOException | SQLException e) {
            LOG.debug("The empty write-ahead log remains", e);
        }
    }

    /**
     * Unpooled connections that change rows beside a running service, with {@link #BEGIN}; they wait for its
     * transactions.
     *
     * @throws DataDirectoryUnusable when the directory has no event log
     */
    public static SQLiteDataSource sourceBeside(Path dataDirectory) {
        SQLiteConfig config = writing(SynchronousMode.FULL);
        config.setBusyTimeout((int) BESIDE_BUSY_TIMEOUT.toMillis());
        return source(existingFile(dataDirectory), config);
    }

    /** Unpooled connections to a database file that no service uses. */
    static SQLiteDataSource fileSource(Path file, boolean readOnly) {
        return source(file, readOnly ? readOnly() : new SQLiteConfig());
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SqliteLibrary.load();
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SQLiteConfig writing(SynchronousMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(mode);
        config.setPragma(Pragma.WAL_AUTOCHECKPOINT, String.valueOf(MAX_UNMOVED_FRAMES));
        config.setPragma(Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(Checkpointer.MAX_BYTES));
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        return config;
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        return config;
    }

    @Override
    public LogConnection openWriter() throws SQLException {
        return new SqliteLogConnection(
                LogDatabase.setUp(logWriters.getConnection(), FLUSH_DRIVE_CACHE, OVERWRITE_DELETED_ROWS), witness);
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
        new DatabaseFiles(directory.file(FILE)).bindTo(meters);
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
