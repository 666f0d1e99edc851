package com.ticketing.events.query.notification.channel;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.delivery.Notification;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reasons of cancellations from the event log. They are not part of a delivery, which has the text of brief
 * 3.4 only. Thread-safe.
 */
public final class CancellationReasons {

    private final AuditLog log;

    public CancellationReasons(AuditLog log) {
        this.log = log;
    }

    /**
     * The reason of the cancellation that the notification is about; null for another notification, and without a
     * reason.
     *
     * @throws NotificationNotSent if the event log cannot be read now
     */
    public @Nullable String of(Notification notification) throws NotificationNotSent {
        if (!notification.type().equals(DomainEventType.EVENT_CANCELLED.storedName())) {
            return null;
        }
        long position = notification.position();
        try {
            return log.between(position - 1, position, AuditFilter.ALL, 1).stream()
                    .filter(event -> event.eventId().equals(notification.eventId()))
                    .map(event -> event.event() instanceof EventCancelled cancelled ? cancelled.reason() : null)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (Refusal e) {
            throw new NotificationNotSent("The event log could not be read");
        }
    }
}
