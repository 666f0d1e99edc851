package com.ticketing.events.query.notification.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON body of a delivery to a program; {@code openapi.yaml} describes it as {@code WebhookMessage}.
 *
 * @param reason of a cancellation; null and absent from the JSON without one
 */
public record NotificationMessage(
        String id,
        UUID eventId,
        long position,
        String channel,
        String text,
        String type,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

        Instant at) {

    public static NotificationMessage of(Delivery delivery, @Nullable String reason) {
        Notification notification = delivery.notification();
        return new NotificationMessage(
                delivery.key(),
                notification.eventId(),
                notification.position(),
                delivery.channel(),
                notification.text(),
                notification.type(),
                reason,
                notification.at());
    }
}
