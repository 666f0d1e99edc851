package com.ticketing.events.query.notification;

import java.time.Duration;

/** A channel did not accept a notification. Has no stack trace. */
public final class NotificationNotSent extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final boolean addressEnded;

    /**
     * A failed attempt.
     *
     * @param reason a short text, stored and shown to operators; must not contain any content of the response
     */
    public NotificationNotSent(String reason) {
        this(reason, Duration.ZERO);
    }

    /**
     * A failed attempt whose receiver names the time until the next one.
     *
     * @param retryAfter the minimum delay; a delay above the longest back-off counts as the longest
     */
    public NotificationNotSent(String reason, Duration retryAfter) {
        this(reason, retryAfter, false);
    }

    private NotificationNotSent(String reason, Duration retryAfter, boolean addressEnded) {
        super(reason, null, false, false);
        this.retryAfter = retryAfter;
        this.addressEnded = addressEnded;
    }

    /** A failed attempt whose receiver accepts nothing at this address any more. */
    public static NotificationNotSent addressEnded(String reason) {
        return new NotificationNotSent(reason, Duration.ZERO, true);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    Duration retryAfter() {
        return retryAfter;
    }

    boolean isAddressEnded() {
        return addressEnded;
    }
}
