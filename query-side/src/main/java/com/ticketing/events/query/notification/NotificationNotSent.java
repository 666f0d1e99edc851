package com.ticketing.events.query.notification;

/** A channel did not take a notification. */
public final class NotificationNotSent extends Exception {

    private static final long serialVersionUID = 1L;

    /** Reports the failure to staff; {@code reason} must not contain anything from the response. */
    public NotificationNotSent(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
