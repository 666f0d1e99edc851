package com.ticketing.events.query.notification;

import java.time.Duration;

/** A channel did not accept a notification. Has no stack trace. */
public final class NotificationNotSent extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final Kind kind;

    /** What follows from a failed attempt. */
    private enum Kind {
        TEMPORARY,
        REFUSED,
        ADDRESS_ENDED
    }

    /**
     * A failed attempt.
     *
     * @param reason a short text, stored and shown to operators; must not contain any content of the response except a
     *     code of an error
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
        this(reason, retryAfter, Kind.TEMPORARY);
    }

    private NotificationNotSent(String reason, Duration retryAfter, Kind kind) {
        super(reason, null, false, false);
        this.retryAfter = retryAfter;
        this.kind = kind;
    }

    /** A failed attempt whose receiver will not accept this notification later either. */
    public static NotificationNotSent refused(String reason) {
        return new NotificationNotSent(reason, Duration.ZERO, Kind.REFUSED);
    }

    /** A failed attempt whose receiver accepts nothing at this address any more. */
    public static NotificationNotSent addressEnded(String reason) {
        return new NotificationNotSent(reason, Duration.ZERO, Kind.ADDRESS_ENDED);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    Duration retryAfter() {
        return retryAfter;
    }

    boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    boolean isAddressEnded() {
        return kind == Kind.ADDRESS_ENDED;
    }
}
