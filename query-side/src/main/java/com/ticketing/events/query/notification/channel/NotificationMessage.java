package com.ticketing.events.query.notification.channel;

import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.Notification;
import java.time.Instant;
import java.util.UUID;

/** JSON body of a delivery to a program; {@code openapi.yaml} describes it as {@code WebhookMessage}. */
public record NotificationMessage(
        String id, UUID eventId, long position, String channel, String text, String type, Instant at) {

    public static NotificationMessage of(Delivery delivery) {
        Notification notification = delivery.notification();
        return new NotificationMessage(
                delivery.key(),
                notification.eventId(),
                notification.position(),
                delivery.channel(),
                notification.text(),
                notification.type(),
                notification.at());
    }
}
