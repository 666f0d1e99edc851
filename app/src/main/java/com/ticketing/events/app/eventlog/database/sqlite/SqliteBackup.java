package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** Copy of a SQLite event log in one file, made while a service writes to the log. */
public final class SqliteBackup {

    /** One step reads one snapshot; smaller steps begin again with each commit of another process, without an end. */
    private static final int ALL_PAGES = -1;

    /** Moves what a write-ahead log has into the file, and does without one from now on. */
    private static final String SINGLE_FILE = "pragma journal_mode = delete";

    private SqliteBackup() {}

    /**
     * Copies the log with SQLite's online backup.
     *
     * @param file an empty file
     * @throws DataDirectoryUnusable when the directory has no event log
     */
    public static void copy(Path dataDirectory, Path file) throws SQLException {
        try (Connection log = SqliteSources.readOnlySource(dataDirectory).getConnection()) {
            int code = log.unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", file.toString(), null, 0, 0, ALL_PAGES);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw new SQLException(SQLiteErrorCode.getErrorCode(code).toString());
            }
        } finally {
            SqliteSources.removeEmptyWriteAheadLog(dataDirectory);
        }
        LogDatabase.setUp(SqliteSources.fileSource(file, false).getConnection(), SINGLE_FILE)
                .close();
    }

    /** Whether the path is that of a file that the service has in the data directory, or may have. */
    public static boolean isFileOfLog(Path file, Path dataDirectory) throws IOException {
        return DataDirectory.isOwn(file)
                && Files.isDirectory(dataDirectory)
                && Files.isSameFile(file.resolveSibling("."), dataDirectory);
    }

    /** Unpooled read-only connections to a backup. */
    public static DataSource source(Path file) {
        return SqliteSources.fileSource(file, true);
    }

    /**
     * Checks the structure of the file.
     *
     * @throws SQLException when it is damaged
     */
    public static void check(Path file) throws SQLException {
        try (Connection connection = source(file).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
            if (!row.next() || !"ok".equals(row.getString(1))) {
                throw new SQLException(row.getString(1));
            }
        }
    }
}
