package com.ticketing.events.app.eventlog.jdbc.sqlite;

import java.io.IOException;
import java.nio.file.Path;

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
        return new DataDirectoryUnusable("The data directory " + directory + " cannot be used: " + cause, cause);
    }
}
