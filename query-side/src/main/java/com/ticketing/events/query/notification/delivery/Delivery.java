package com.ticketing.events.query.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notification for one channel.
 *
 * @param attempts the number of attempts since it was recorded or redelivered, including one in flight
 * @param nextAttemptAt when the next attempt is due, or the end of the lease during an attempt; null unless pending
 * @param lastError the short reason of the last failure; null if there was none, or if it was sent
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

    /**
     * The idempotency key for receivers, such as {@code 17.9e107d9d-webhook}: position, hash of the domain event, and
     * channel. The same at every attempt. Unlike the {@link #id} it differs from that of another domain event that got
     * the position after the event log was restored.
     */
    public String key() {
        return notification.position() + "." + notification.hash() + "-" + channel;
    }
}
