package com.ticketing.events.app.eventlog.jdbc;

/** A node that migrates nothing cannot read the schema of the event log; the message is one line with the remedy. */
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

    static SchemaUnusable unreadable(Object where, Throwable reason) {
        String message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        return new SchemaUnusable("The event log in " + where + " cannot be read: " + message, reason);
    }
}
