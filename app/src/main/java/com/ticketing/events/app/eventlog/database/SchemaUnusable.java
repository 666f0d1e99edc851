package com.ticketing.events.app.eventlog.database;

/** The schema of the event log cannot be used; the message is one line with the remedy. */
public final class SchemaUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SchemaUnusable(String message) {
        super(message);
    }

    private SchemaUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    static SchemaUnusable absent(Object where) {
        return new SchemaUnusable("There is no event log in " + where + ", and a node with events.role=query creates"
                + " none: start a node with events.role=command first, or correct spring.datasource.url");
    }

    static SchemaUnusable outdated(Object where, Object version, Object required) {
        return new SchemaUnusable("The schema of the event log in " + where + " has version " + version
                + ", and this program needs " + required + ": start a node of this program with events.role=command"
                + " first, which migrates it");
    }

    static SchemaUnusable newer(Object where, Object version, Object known) {
        return new SchemaUnusable("The schema of the event log in " + where + " has version " + version
                + ", and this program knows version " + known + ": start the newer program that has migrated it, or"
                + " correct events.data-dir or spring.datasource.url");
    }

    static SchemaUnusable foreign(Object where, Throwable reason) {
        return new SchemaUnusable(
                "The database " + where + " has a schema that this program has not made: " + firstLine(reason)
                        + " Correct events.data-dir or spring.datasource.url, or restore the database from a backup",
                reason);
    }

    static SchemaUnusable unreadable(Object where, Throwable reason) {
        return new SchemaUnusable("The event log in " + where + " cannot be read: " + firstLine(reason), reason);
    }

    private static String firstLine(Throwable reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }
}
