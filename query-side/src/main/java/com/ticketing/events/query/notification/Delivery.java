package com.ticketing.events.query.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notification for one channel.
 *
 * @param attempts the number of attempts since it was recorded or redelivered, including one in flight
 * @param nextAttemptAt when the next attempt is due, or the end of the lease during an attempt; null unless pending
 * @param lastError the short reason of the last failure; null if there was none
 * @param createdAt when it was recorded
 * @param updatedAt when it was last changed
 */
public record Delivery(
        Notification notification,
        String channel,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        Instant updatedAt) {

    public DeliveryId id() {
        return new DeliveryId(notification.position(), channel);
    }
}
