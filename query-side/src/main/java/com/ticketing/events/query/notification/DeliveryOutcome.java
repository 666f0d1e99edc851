package com.ticketing.events.query.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param claimed the delivery as it was claimed for this attempt
 * @param state what it is now
 * @param retryAt when to try again; null unless it is still pending
 * @param error what went wrong, in a few words and without private data; null if it was sent
 */
public record DeliveryOutcome(
        Delivery claimed,
        DeliveryState state,
        @Nullable Instant retryAt,
        @Nullable String error) {

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
