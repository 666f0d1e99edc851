package com.ticketing.events.query.notification.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** State of a delivery. */
public enum DeliveryState {
    /** Waiting for an attempt, or being attempted. */
    PENDING,
    /** Accepted by the channel. */
    SENT,
    /**
     * Every attempt failed, the receiver refuses it, or has ended the address; sent again only on an operator's
     * request.
     */
    DEAD;

    /** The stored and displayed name, for example {@code pending}. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a lower-case name, case-sensitively; empty if there is no such state. */
    public static Optional<DeliveryState> parse(String lowerCase) {
        return Arrays.stream(values())
                .filter(state -> state.lowerCase().equals(lowerCase))
                .findFirst();
    }
}
