package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The file of an event log in SQLite: data sources with the settings of their connections, and its statements. */
public final class SqliteSources {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteSources.class);

    static final String FILE = "events.db";

    /** Endings of the names of the files that SQLite has beside the database. */
    static final List<String> SUFFIXES = List.of("-wal", "-shm", "-journal");

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BESIDE_BUSY_TIMEOUT = Duration.ofSeconds(30);

    /** By SQL, because the driver's transactions hold the lock from one commit to the next. */
    public static final String BEGIN = "begin immediate";

    /** Moves the write-ahead log into the database and empties it; the first column of the row is 0 on success. */
    public static final String TRUNCATE_WAL = "pragma wal_checkpoint(truncate)";

    /** Otherwise deleted keys stay in the file until their page is reused. */
    public static final String OVERWRITE_DELETED_ROWS = "pragma secure_delete = on";

    /** The number of frames after which a commit makes a checkpoint because the {@link Checkpointer} has not. */
    private static final int MAX_UNMOVED_FRAMES = 4 * Checkpointer.MAX_FRAMES;

    private SqliteSources() {}

    /** Unpooled connections to a file. */
    static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SqliteLibrary.load();
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Settings of connections that write. */
    static SQLiteConfig writing(SynchronousMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(mode);
        config.setPragma(Pragma.WAL_AUTOCHECKPOINT, String.valueOf(MAX_UNMOVED_FRAMES));
        config.setPragma(Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(Checkpointer.MAX_BYTES));
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        return config;
    }

    /** Settings of connections that only read. */
    static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        return config;
    }

    /** Unpooled connections to a database file that no service uses. */
    static SQLiteDataSource fileSource(Path file, boolean readOnly) {
        return source(file, readOnly ? readOnly() : new SQLiteConfig());
    }

    /**
     * Unpooled read-only connections to a log that another process may have locked.
     *
     * @throws DataDirectoryUnusable when the directory has no event log
     */
    public static SQLiteDataSource readOnlySource(Path dataDirectory) {
        return source(existingFile(dataDirectory), readOnly());
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

    /** Whether a data directory has a database. */
    static boolean exists(Path dataDirectory) {
        return Files.isRegularFile(file(dataDirectory));
    }

    private static Path existingFile(Path dataDirectory) {
        if (!exists(dataDirectory)) {
            throw DataDirectoryUnusable.withoutLog(dataDirectory);
        }
        return file(dataDirectory);
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().normalize().resolve(FILE);
    }

    /** After its first read a connection to a database with a WAL holds a shared lock until it is closed. */
    static Connection openLockHolder(SQLiteDataSource connections) throws SQLException {
        return LogDatabase.setUp(connections.getConnection(), "select count(*) from sqlite_schema");
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
}
