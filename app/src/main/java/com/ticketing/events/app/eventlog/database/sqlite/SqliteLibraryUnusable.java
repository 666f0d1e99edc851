package com.ticketing.events.app.eventlog.database.sqlite;

/** SQLite's native library cannot be loaded; the message is one line that names the remedy. */
public final class SqliteLibraryUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqliteLibraryUnusable(Exception cause) {
        super(
                "SQLite's native library cannot be loaded from the temporary directory "
                        + System.getProperty("java.io.tmpdir")
                        + ", which may be mounted noexec: mount it with exec, or run ./event-service train, which keeps"
                        + " the library beside the program (" + cause.getMessage() + ")",
                cause);
    }
}
