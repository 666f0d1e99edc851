package com.ticketing.events.query.catalog;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Current state of one Event, private fields included. The text form omits the private fields.
 *
 * @param publishAt when the draft is to be published; null if that is not scheduled
 * @param cancellationReason public; null if it is not cancelled, or was cancelled without a reason
 * @param isDiscarded whether the Event was discarded, so that no query shows it
 * @param updatedAt the instant of the last domain event
 * @param version the sequence number of the last domain event within its Event, from 0
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
        @Nullable Instant publishAt,
        @Nullable String cancellationReason,
        boolean isDiscarded,
        Instant updatedAt,
        long version) {

    /**
     * Folds one domain event into the state of its Event.
     *
     * @param state the state before the domain event; null before the first one
     * @param version the sequence number of the domain event within its Event, from 0
     * @throws IllegalStateException if the domain event does not follow {@code state} directly
     */
    public static CatalogEntry evolve(@Nullable CatalogEntry state, DomainEvent event, long version) {
        if (state != null && version == state.version + 1) {
            Instant at = event.at();
            return switch (event) {
                case EventCreated _ -> throw outOfSequence(state, event, version);
                case EventPublished _ -> state.with(EventStatus.PUBLISHED, null, state.cancellationReason, at);
                case EventCancelled cancelled -> state.with(EventStatus.CANCELLED, null, cancelled.reason(), at);
                case CancellationReasonRevised revised ->
                    state.with(state.status, state.publishAt, revised.reason(), at);
                case PublicationScheduled scheduled ->
                    state.with(state.status, scheduled.publishAt(), state.cancellationReason, at);
                case PublicationUnscheduled _ -> state.with(state.status, null, state.cancellationReason, at);
                case InternalNotesRevised revised -> state.with(revised.internalNotes(), state.createdBy, at);
                case EventDetailsRevised revised -> state.with(revised);
                case EventDiscarded _ -> state.discarded(at);
                case PersonalDataErased _ -> state.with(null, null, at);
            };
        }
        if (state == null && version == 0 && event instanceof EventCreated created) {
            return of(created);
        }
        throw outOfSequence(state, event, version);
    }

    /** Whether a domain event changes the public view of its Event, provided that the Event is public afterwards. */
    public static boolean changesPublicView(DomainEvent event) {
        return switch (event) {
            case EventCreated _,
                    EventPublished _,
                    EventCancelled _,
                    CancellationReasonRevised _,
                    EventDetailsRevised _ -> true;
            case PublicationScheduled _,
                    PublicationUnscheduled _,
                    EventDiscarded _,
                    InternalNotesRevised _,
                    PersonalDataErased _ -> false;
        };
    }

    /** Returns the admin view of the Event at {@code now} (brief 3.1). */
    public AdminEvent toAdminEvent(Instant now) {
        return new AdminEvent(
                id,
                title,
                startAt,
                endAt,
                location,
                status,
                startAt.isAfter(now),
                internalNotes,
                createdBy,
                AdminEvent.Publication.of(publishAt),
                AdminEvent.Cancellation.of(cancellationReason),
                updatedAt);
    }

    /** Returns this state with null for the fields that hold personal data. */
    public CatalogEntry withoutPersonalData() {
        return new CatalogEntry(
                id,
                title,
                startAt,
                endAt,
                location,
                status,
                null,
                null,
                publishAt,
                cancellationReason,
                isDiscarded,
                updatedAt,
                version);
    }

    private static CatalogEntry of(EventCreated event) {
        return new CatalogEntry(
                event.id(),
                event.title(),
                event.startAt(),
                event.endAt(),
                event.location(),
                event.status(),
                event.internalNotes(),
                event.createdBy(),
                null,
                null,
                false,
                event.at(),
                0);
    }

    private CatalogEntry with(
            EventStatus status, @Nullable Instant publishAt, @Nullable String cancellationReason, Instant at) {
        return new CatalogEntry(
                id,
                title,
                startAt,
                endAt,
                location,
                status,
                internalNotes,
                createdBy,
                publishAt,
                cancellationReason,
                isDiscarded,
                at,
                version + 1);
    }

    private CatalogEntry with(@Nullable String internalNotes, @Nullable String createdBy, Instant at) {
        return new CatalogEntry(
                id,
                title,
                startAt,
                endAt,
                location,
                status,
                internalNotes,
                createdBy,
                publishAt,
                cancellationReason,
                isDiscarded,
                at,
                version + 1);
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
                publishAt,
                cancellationReason,
                isDiscarded,
                revised.at(),
                version + 1);
    }

    private CatalogEntry discarded(Instant at) {
        return new CatalogEntry(
                id,
                title,
                startAt,
                endAt,
                location,
                status,
                internalNotes,
                createdBy,
                null,
                cancellationReason,
                true,
                at,
                version + 1);
    }

    private static IllegalStateException outOfSequence(@Nullable CatalogEntry state, DomainEvent event, long version) {
        return new IllegalStateException(event.getClass().getSimpleName() + " as version " + version + " of Event "
                + event.id() + " does not follow " + (state == null ? "nothing" : "version " + state.version));
    }

    @Override
    public String toString() {
        return "CatalogEntry[id=" + id + ", title=" + title + ", status=" + status + ", version=" + version + "]";
    }
}
