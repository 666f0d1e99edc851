package com.ticketing.events.query.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an attempt.
 *
 * @param claimed the delivery as claimed for this attempt
 * @param state the state after the attempt
 * @param retryAt when the next attempt is due; null unless the delivery is still pending
 * @param error a short reason without private data; null if it was sent
 * @param addressEnded whether the receiver has ended the address in this attempt
 */
public record DeliveryOutcome(
        Delivery claimed,
        DeliveryState state,
        @Nullable Instant retryAt,
        @Nullable String error,
        boolean addressEnded) {

    /** The same outcome under a later claim of the delivery. */
    public DeliveryOutcome under(Delivery laterClaim) {
        return new DeliveryOutcome(laterClaim, state, retryAt, error, addressEnded);
    }

    /** The receiver has accepted the notification. */
    public static DeliveryOutcome sent(Delivery claimed) {
        return new DeliveryOutcome(claimed, DeliveryState.SENT, null, null, false);
    }

    /** The attempt failed; the next one is due at {@code retryAt}. */
    public static DeliveryOutcome failed(Delivery claimed, Instant retryAt, String error) {
        return new DeliveryOutcome(claimed, DeliveryState.PENDING, retryAt, error, false);
    }

    /** No further attempt will be made. */
    public static DeliveryOutcome dead(Delivery claimed, String error) {
        return new DeliveryOutcome(claimed, DeliveryState.DEAD, null, error, false);
    }

    /** No further attempt will be made, because the receiver has ended the address. */
    public static DeliveryOutcome addressEnded(Delivery claimed, String error) {
        return new DeliveryOutcome(claimed, DeliveryState.DEAD, null, error, true);
    }
}
