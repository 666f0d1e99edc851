package com.ticketing.events.query.notification;

import com.ticketing.events.DomainEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Sends what is to be told of each domain event, after it is stored and at its own pace. */
@Component
@ProcessingGroup("notifications")
final class NotificationHandler {

    private final Notifier notifier;

    NotificationHandler(Notifier notifier) {
        this.notifier = notifier;
    }

    @EventHandler
    void on(DomainEvent event) {
        Notification.of(event).ifPresent(notifier::send);
    }
}
