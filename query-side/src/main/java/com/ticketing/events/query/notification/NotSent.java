package com.ticketing.events.query.notification;

/** A channel did not take a notification. */
public final class NotSent extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason for staff, in a few words, without anything that the receiver said */
    public NotSent(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
