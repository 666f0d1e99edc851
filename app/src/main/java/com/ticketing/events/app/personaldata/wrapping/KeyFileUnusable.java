package com.ticketing.events.app.personaldata.wrapping;

/**
 * The key-encryption keys cannot be used with the database; the message is one line that names the remedy and contains
 * no key.
 */
public final class KeyFileUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyFileUnusable(String message) {
        super(message, null, false, false);
    }
}
