package com.ticketing.events.query.notification;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import java.util.Optional;
import java.util.UUID;

/**
 * One message about one Event.
 *
 * @param eventId the Event that it is about
 * @param text a single line in the brief's words (brief 3.2)
 */
public record Notification(UUID eventId, String text) {

    /** What is to be told of a domain event; notes and details are nobody's business. */
    static Optional<Notification> of(DomainEvent event) {
        return switch (event) {
            case EventCreated created -> about(created, "New event created: " + created.title());
            case EventPublished published -> about(published, "Event published: " + published.title());
            case EventCancelled cancelled -> about(cancelled, "Event cancelled: " + cancelled.title());
            case InternalNotesRevised _, EventDetailsRevised _ -> Optional.empty();
        };
    }

    private static Optional<Notification> about(DomainEvent event, String text) {
        return Optional.of(new Notification(event.id(), text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")));
    }
}
