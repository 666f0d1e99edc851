package com.ticketing.events.command.aggregate;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.command.event.CreateEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an Event, folded from its domain events. The text form omits the private fields.
 *
 * @param creation the first domain event, without personal data after an erasure
 * @param publishAt when the draft is to be published; null if that is not scheduled
 * @param cancellationReason public; null if it is not cancelled, or was cancelled without a reason
 * @param isDiscarded whether it was discarded, so that only its history exists
 * @param updatedAt time of the latest domain event
 * @param version sequence number of the latest domain event, from 0
 * @param hasPersonalData whether its domain events contain personal data that were not erased
 * @param wasErased whether its personal data were erased at least once
 */
public record EventState(
        EventCreated creation,
        EventDetails details,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable Instant publishAt,
        @Nullable String cancellationReason,
        boolean isDiscarded,
        Instant updatedAt,
        long version,
        boolean hasPersonalData,
        boolean wasErased) {

    /** The state directly after creation. */
    public static EventState of(EventCreated creation) {
        return new EventState(
                creation,
                creation.details(),
                creation.status(),
                creation.internalNotes(),
                null,
                null,
                false,
                creation.at(),
                0,
                !creation.personalData().isEmpty(),
                false);
    }

    /**
     * Applies a domain event to a state.
     *
     * @param state null before the creation
     * @throws IllegalStateException if the creation is missing or repeated
     */
    public static EventState evolve(@Nullable EventState state, DomainEvent event) {
        if (state != null) {
            return state.evolve(event);
        }
        if (event instanceof EventCreated creation) {
            return of(creation);
        }
        throw new IllegalStateException(
                "The event stream of Event " + event.id() + " does not begin with EventCreated");
    }

    private EventState evolve(DomainEvent event) {
        Instant at = event.at();
        return switch (event) {
            case EventCreated _ -> throw new IllegalStateException("Event " + event.id() + " was created twice");
            case EventPublished _ -> with(EventStatus.PUBLISHED, null, cancellationReason, at);
            case EventCancelled cancelled -> with(EventStatus.CANCELLED, null, cancelled.reason(), at);
            case CancellationReasonRevised revised -> with(status, publishAt, revised.reason(), at);
            case PublicationScheduled scheduled -> with(status, scheduled.publishAt(), cancellationReason, at);
            case PublicationUnscheduled _ -> with(status, null, cancellationReason, at);
            case InternalNotesRevised revised -> with(details, revised.internalNotes(), at);
            case EventDetailsRevised revised -> with(revised.details(), internalNotes, at);
            case EventDiscarded _ -> discarded(at);
            case PersonalDataErased _ -> erased(at);
        };
    }

    private EventState with(
            EventStatus status, @Nullable Instant publishAt, @Nullable String cancellationReason, Instant at) {
        return new EventState(
                creation,
                details,
                status,
                internalNotes,
                publishAt,
                cancellationReason,
                isDiscarded,
                at,
                version + 1,
                hasPersonalData,
                wasErased);
    }

    private EventState with(EventDetails details, @Nullable String internalNotes, Instant at) {
        return new EventState(
                creation,
                details,
                status,
                internalNotes,
                publishAt,
                cancellationReason,
                isDiscarded,
                at,
                version + 1,
                hasPersonalData || internalNotes != null,
                wasErased);
    }

    private EventState discarded(Instant at) {
        return new EventState(
                creation,
                details,
                status,
                internalNotes,
                null,
                cancellationReason,
                true,
                at,
                version + 1,
                hasPersonalData,
                wasErased);
    }

    private EventState erased(Instant at) {
        return new EventState(
                creation.withoutPersonalData(),
                details,
                status,
                null,
                publishAt,
                cancellationReason,
                isDiscarded,
                at,
                version + 1,
                false,
                true);
    }

    /** The Event as the admin API shows it at {@code now}. */
    public AdminEvent toAdminEvent(Instant now) {
        return new AdminEvent(
                creation.id(),
                details.title(),
                details.startAt(),
                details.endAt(),
                details.location(),
                status,
                details.startAt().isAfter(now),
                internalNotes,
                creation.createdBy(),
                AdminEvent.Publication.of(publishAt),
                AdminEvent.Cancellation.of(cancellationReason),
                updatedAt);
    }

    /** Whether the command repeats the creation of this Event. Ignores personal data once they were erased. */
    public boolean wasCreatedBy(CreateEvent command) {
        return wasErased ? command.producesIgnoringPersonalData(creation) : command.produces(creation);
    }

    @Override
    public String toString() {
        return "EventState[id=" + creation.id() + ", status=" + status + ", version=" + version + "]";
    }
}
