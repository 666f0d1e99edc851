package com.ticketing.events.query.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.text.Sha256;
import com.ticketing.events.tracing.Cause;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message about one Event, without private data.
 *
 * @param position the position of the domain event; a domain event has at most one notification
 * @param eventId the Event
 * @param type the stored name of the domain event's type
 * @param status the status of the Event after the domain event; null if an earlier release recorded the notification
 * @param at when the domain event happened
 * @param text a single line in the wording of brief 3.2
 * @param cause the request that caused the domain event, for log lines and its trace
 */
public record Notification(
        long position, UUID eventId, String type, @Nullable EventStatus status, Instant at, String text, Cause cause) {

    /** The types of domain events that are announced. */
    public static final Set<String> TYPES = Stream.of(
                    DomainEventType.EVENT_CREATED, DomainEventType.EVENT_PUBLISHED, DomainEventType.EVENT_CANCELLED)
            .map(DomainEventType::storedName)
            .collect(toUnmodifiableSet());

    private static final int HASH_BYTES = 4;

    /** The notification of a domain event; empty for changes that are not announced. */
    public static Optional<Notification> of(long position, DomainEvent event, Cause cause) {
        return switch (event) {
            case EventCreated created ->
                about(position, cause, created, created.status(), "New event created: " + created.title());
            case EventPublished published ->
                about(position, cause, published, EventStatus.PUBLISHED, "Event published: " + published.title());
            case EventCancelled cancelled ->
                about(position, cause, cancelled, EventStatus.CANCELLED, "Event cancelled: " + cancelled.title());
            case CancellationReasonRevised _,
                    PublicationScheduled _,
                    PublicationUnscheduled _,
                    InternalNotesRevised _,
                    EventDetailsRevised _,
                    PersonalDataErased _,
                    EventDiscarded _ -> Optional.empty();
        };
    }

    /** Eight hexadecimal digits that identify the domain event without its position. */
    String hash() {
        byte[] hash = Sha256.of((eventId + " " + type + " " + at).getBytes(UTF_8));
        return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private static Optional<Notification> about(
            long position, Cause cause, DomainEvent event, EventStatus status, String text) {
        return Optional.of(new Notification(
                position,
                event.id(),
                DomainEventType.of(event).storedName(),
                status,
                event.at(),
                text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "),
                cause));
    }
}
