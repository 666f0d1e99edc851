package com.ticketing.events.query.catalog;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One Event as the catalog knows it, private fields included. Its text form leaves those out.
 *
 * @param updatedAt when the last domain event happened
 * @param version the place of the last domain event in the Event's own stream, from 0
 */
public record CatalogEntry(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant updatedAt,
        long version) {

    /**
     * What is known of an Event after one more domain event.
     *
     * @param before what was known until then, null when nothing was
     * @throws IllegalStateException if the domain event is not the very next one of its Event
     */
    public static CatalogEntry after(@Nullable CatalogEntry before, DomainEvent event, long version) {
        if (before != null && version == before.version + 1) {
            return switch (event) {
                case EventCreated _ -> throw outOfTurn(before, event, version);
                case EventPublished _ -> before.with(EventStatus.PUBLISHED, before.internalNotes, event.at());
                case EventCancelled _ -> before.with(EventStatus.CANCELLED, before.internalNotes, event.at());
                case InternalNotesRevised revised -> before.with(before.status, revised.internalNotes(), event.at());
                case EventDetailsRevised revised -> before.with(revised);
                case PersonalDataErased _ -> before.withoutPersonalData().with(before.status, null, event.at());
            };
        }
        if (before == null && version == 0 && event instanceof EventCreated created) {
            return first(created);
        }
        throw outOfTurn(before, event, version);
    }

    /** The Event as the admin API shows it at {@code now}. */
    public AdminEvent toAdminEvent(Instant now) {
        return new AdminEvent(
                id, title, startAt, endAt, location, status, startAt.isAfter(now), internalNotes, createdBy, updatedAt);
    }

    /** The same, with null for personal data. */
    public CatalogEntry withoutPersonalData() {
        return new CatalogEntry(id, title, startAt, endAt, location, status, null, null, updatedAt, version);
    }

    private static CatalogEntry first(EventCreated event) {
        return new CatalogEntry(
                event.id(),
                event.title(),
                event.startAt(),
                event.endAt(),
                event.location(),
                event.status(),
                event.internalNotes(),
                event.createdBy(),
                event.at(),
                0);
    }

    private CatalogEntry with(EventStatus status, @Nullable String internalNotes, Instant at) {
        return new CatalogEntry(id, title, startAt, endAt, location, status, internalNotes, createdBy, at, version + 1);
    }

    private CatalogEntry with(EventDetailsRevised revised) {
        return new CatalogEntry(
                id,
                revised.title(),
                revised.startAt(),
                revised.endAt(),
                revised.location(),
                status,
                internalNotes,
                createdBy,
                revised.at(),
                version + 1);
    }

    private static IllegalStateException outOfTurn(@Nullable CatalogEntry before, DomainEvent event, long version) {
        return new IllegalStateException("%s as version %d of Event %s does not follow %s"
                .formatted(
                        event.getClass().getSimpleName(),
                        version,
                        event.id(),
                        before == null ? "nothing" : "version " + before.version));
    }

    @Override
    public String toString() {
        return "CatalogEntry[id=%s, title=%s, status=%s, version=%d]".formatted(id, title, status, version);
    }
}
