package com.ticketing.events.query.notification;

/** A channel did not accept a notification. Has no stack trace. */
public final class NotificationNotSent extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A failed attempt.
     *
     * @param reason a short text, stored and shown to operators; must not contain any content of the response
     */
    public NotificationNotSent(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
