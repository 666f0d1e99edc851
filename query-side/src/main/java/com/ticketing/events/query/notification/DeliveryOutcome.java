package com.ticketing.events.query.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an attempt.
 *
 * @param claimed the delivery as claimed for this attempt
 * @param state the state after the attempt
 * @param retryAt when the next attempt is due; null unless the delivery is still pending
 * @param error a short reason without private data; null if it was sent
 */
public record DeliveryOutcome(
        Delivery claimed,
        DeliveryState state,
        @Nullable Instant retryAt,
        @Nullable String error) {

    /** The same outcome under a later claim of the delivery. */
    DeliveryOutcome under(Delivery laterClaim) {
        return new DeliveryOutcome(laterClaim, state, retryAt, error);
    }

    static DeliveryOutcome sent(Delivery claimed) {
        return new DeliveryOutcome(claimed, DeliveryState.SENT, null, null);
    }

    static DeliveryOutcome failed(Delivery claimed, Instant retryAt, String error) {
        return new DeliveryOutcome(claimed, DeliveryState.PENDING, retryAt, error);
    }

    static DeliveryOutcome dead(Delivery claimed, String error) {
        return new DeliveryOutcome(claimed, DeliveryState.DEAD, null, error);
    }
}
