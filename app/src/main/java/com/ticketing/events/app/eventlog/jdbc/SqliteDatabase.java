package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The log in one file, which one process has to itself. */
public final class SqliteDatabase implements LogDatabase {

    private static final Logger logger = LoggerFactory.getLogger(SqliteDatabase.class);

    private static final String FILE = "events.db";
    private static final Duration LONGEST_WAIT_FOR_LOCK = Duration.ofSeconds(2);

    /** Nobody can append meanwhile. */
    private static final Duration LONGEST_WAIT_FOR_READERS = Duration.ofMillis(200);

    private final DataDirectory directory;
    private final SQLiteDataSource logWriters;
    private final SQLiteDataSource otherWriters;
    private final HikariDataSource readers;

    /** SQLite itself would have writers sleep and try again, in no order; whoever waits here is woken. */
    private final ReentrantLock turns = new ReentrantLock(true);

    private SqliteDatabase(DataDirectory directory, SQLiteDataSource logWriters, HikariDataSource readers) {
        this.directory = directory;
        this.logWriters = logWriters;
        this.otherWriters = source(directory.file(FILE), writing(SynchronousMode.NORMAL));
        this.readers = readers;
    }

    /**
     * Claims the directory and brings the schema up to date.
     *
     * @throws DataDirectoryUnusable when another process has it, or it cannot be written
     */
    public static SqliteDatabase open(Path dataDirectory) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        try {
            SQLiteDataSource writers = source(directory.file(FILE), writing(SynchronousMode.FULL));
            Flyway.configure()
                    .dataSource(writers)
                    .locations("classpath:db/migration/sqlite")
                    .javaMigrations(new HashChainMigration())
                    .load()
                    .migrate();
            return new SqliteDatabase(directory, writers, ConnectionPool.of(source(directory.file(FILE), readOnly())));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Connections for reading a log that may belong to another process.
     *
     * @throws DataDirectoryUnusable when there is no log in the directory
     */
    public static SQLiteDataSource reading(Path dataDirectory) {
        Path file = dataDirectory.toAbsolutePath().normalize().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw DataDirectoryUnusable.withoutLog(dataDirectory);
        }
        return source(file, readOnly());
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SQLiteConfig writing(SynchronousMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(mode);
        config.setBusyTimeout((int) LONGEST_WAIT_FOR_LOCK.toMillis());
        return config;
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) LONGEST_WAIT_FOR_LOCK.toMillis());
        return config;
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = logWriters.getConnection();
        try (Statement statement = connection.createStatement()) {
            // On macOS fsync alone does not reach the platter; elsewhere this changes nothing.
            statement.execute("pragma fullfsync = on");
            // Otherwise deleted keys stay legible in the file until something else needs their room.
            statement.execute("pragma secure_delete = on");
        }
        return connection;
    }

    /** By SQL, because the driver's own transactions hold the lock from one commit until the next. */
    @Override
    public ChainLink begin(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            try (ResultSet row = statement.executeQuery(LogReader.END)) {
                return LogReader.end(row);
            }
        }
    }

    @Override
    public void commit(Connection writer, ChainLink end) throws SQLException {
        try (PreparedStatement update = writer.prepareStatement(LogDatabase.MOVE_END)) {
            update.setLong(1, end.position());
            update.setBytes(2, end.hash());
            update.executeUpdate();
        }
        try (Statement statement = writer.createStatement()) {
            statement.execute("commit");
        }
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
    public Turn awaitTurn() {
        turns.lock();
        return turns::unlock;
    }

    /** Writes back and empties the write-ahead log, in which pages are as they were before the deletion. */
    @Override
    public void scrub() {
        try (Turn _ = awaitTurn();
                Connection connection = otherWriters.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + LONGEST_WAIT_FOR_READERS.toMillis());
            try (ResultSet row = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                if (row.next() && row.getInt(1) != 0) {
                    logger.info(
                            "The write-ahead log is being read and keeps what was deleted until it is next emptied");
                }
            }
        } catch (SQLException e) {
            logger.warn("The write-ahead log could not be emptied and keeps what was deleted: {}", e.getMessage());
        }
    }

    /** No other process can write: the directory is claimed. */
    @Override
    public void follow(LogHead head) {}

    @Override
    public void close() {
        readers.close();
        directory.close();
    }
}
