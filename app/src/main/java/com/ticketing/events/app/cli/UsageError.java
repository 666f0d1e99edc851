package com.ticketing.events.app.cli;

/** The program was called in a way that makes no sense; the message is one line for the person who did. */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message, null, false, false);
    }
}
