package com.ticketing.events.query.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a delivery has come. */
public enum DeliveryState {
    /** It is to be sent: for the first time, again, or right now. */
    PENDING,
    /** The channel took it. */
    SENT,
    /** Every attempt failed; only a person has it sent again. */
    DEAD;

    /** The name by which it is stored and shown, for example {@code pending}. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name, in exactly that case. */
    public static Optional<DeliveryState> named(String lowerCase) {
        return Arrays.stream(values())
                .filter(state -> state.lowerCase().equals(lowerCase))
                .findFirst();
    }
}
