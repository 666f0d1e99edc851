package com.ticketing.events.app.eventlog.database.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The data directory cannot be used; the message is one line that names the remedy. */
public final class DataDirectoryUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DataDirectoryUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    private DataDirectoryUnusable(String message) {
        super(message);
    }

    static DataDirectoryUnusable inUse(Path directory) {
        return new DataDirectoryUnusable("The data directory " + directory
                + " is in use by another event service; stop that one or set events.data-dir to another directory");
    }

    static DataDirectoryUnusable withoutLog(Path directory) {
        return new DataDirectoryUnusable("There is no event log in the directory " + directory);
    }

    static DataDirectoryUnusable unwritable(Path directory, IOException cause) {
        return new DataDirectoryUnusable(
                "The data directory " + directory + " cannot be used: " + reason(cause)
                        + "; set events.data-dir to a directory that the user of the service may write, such as"
                        + " /var/lib/event-service",
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException _ -> "it is a file";
            case FileSystemException failure
            when failure.getReason() != null -> failure.getFile() + ": " + failure.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** The database file is damaged, or of another program. */
    static DataDirectoryUnusable unreadable(Path file, SQLException cause) {
        return new DataDirectoryUnusable(
                "The event log in " + file + " cannot be read: " + cause.getMessage()
                        + "; restore it with ./event-service restore, or set events.data-dir to another directory",
                cause);
    }
}
