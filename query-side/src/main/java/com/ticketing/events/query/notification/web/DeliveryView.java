package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON representation of a delivery for operators; nulls are written. */
record DeliveryView(
        String id,
        long position,
        String channel,
        UUID eventId,
        String type,
        Instant at,
        String text,
        String state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        Instant updatedAt) {

    static DeliveryView of(Delivery delivery) {
        Notification notification = delivery.notification();
        return new DeliveryView(
                delivery.key(),
                notification.position(),
                delivery.channel(),
                notification.eventId(),
                notification.type(),
                notification.at(),
                notification.text(),
                delivery.state().lowerCase(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.updatedAt());
    }
}
