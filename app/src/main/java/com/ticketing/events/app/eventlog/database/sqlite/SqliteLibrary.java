package com.ticketing.events.app.eventlog.database.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library. The driver extracts it into a file and deletes the file at a regular exit; here the file is
 * deleted as soon as the library is loaded, so that a killed process leaves nothing. Windows deletes it at the exit.
 */
final class SqliteLibrary {

    /** Read by the driver; the directory into which it extracts the library. */
    private static final String DIRECTORY_PROPERTY = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    /** Loads the library unless it is loaded; leaves it where an operator has set the directory. */
    static synchronized void load() {
        if (!loaded && System.getProperty(DIRECTORY_PROPERTY) == null) {
            loadFromDeletedFile();
        }
        loaded = true;
    }

    private static void loadFromDeletedFile() {
        try {
            Path directory = Files.createTempDirectory("event-service");
            directory.toFile().deleteOnExit();
            System.setProperty(DIRECTORY_PROPERTY, directory.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                throw new SqliteLibraryUnusable(e);
            } finally {
                System.clearProperty(DIRECTORY_PROPERTY);
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
