package com.ticketing.events.query.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notification on its way through one channel.
 *
 * @param attempts how often it was tried since it was recorded or redelivered, one under way included
 * @param nextAttemptAt when it is due; while an attempt is under way, when that counts as lost; null unless pending
 * @param lastError why the last failed attempt failed, in a few words; null if none did
 * @param createdAt when it was recorded
 * @param updatedAt when anything of this last changed
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
