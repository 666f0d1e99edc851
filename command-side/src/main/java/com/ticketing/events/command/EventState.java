package com.ticketing.events.command;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Event as its domain events tell it.
 *
 * @param creation how it began
 * @param updatedAt when the last domain event happened
 * @param version how many domain events followed the creation
 * @param hasPersonalData whether its history has personal data that were not erased
 * @param wasErased whether there has been an erasure
 */
public record EventState(
        EventCreated creation,
        EventDetails details,
        EventStatus status,
        @Nullable String internalNotes,
        Instant updatedAt,
        long version,
        boolean hasPersonalData,
        boolean wasErased) {

    static EventState of(EventCreated creation) {
        return new EventState(
                creation,
                creation.details(),
                creation.status(),
                creation.internalNotes(),
                creation.at(),
                0,
                !creation.personalData().isEmpty(),
                false);
    }

    /**
     * The state after one more domain event.
     *
     * @param state null before the creation
     */
    static EventState after(@Nullable EventState state, DomainEvent event) {
        if (event instanceof EventCreated creation) {
            return of(creation);
        }
        if (state == null) {
            throw new IllegalStateException("The history of Event " + event.id() + " does not begin with its creation");
        }
        return state.then(event);
    }

    private EventState then(DomainEvent event) {
        return switch (event) {
            case EventCreated _ -> throw new IllegalStateException("Event " + event.id() + " was created twice");
            case EventPublished _ -> next(details, EventStatus.PUBLISHED, internalNotes, event.at());
            case EventCancelled _ -> next(details, EventStatus.CANCELLED, internalNotes, event.at());
            case InternalNotesRevised revised -> next(details, status, revised.internalNotes(), event.at());
            case EventDetailsRevised revised -> next(revised.details(), status, internalNotes, event.at());
            case PersonalDataErased _ -> erased(event.at());
        };
    }

    private EventState next(EventDetails details, EventStatus status, @Nullable String internalNotes, Instant at) {
        return new EventState(
                creation,
                details,
                status,
                internalNotes,
                at,
                version + 1,
                hasPersonalData || internalNotes != null,
                wasErased);
    }

    private EventState erased(Instant at) {
        return new EventState(creation.withoutPersonalData(), details, status, null, at, version + 1, false, true);
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
                updatedAt);
    }

    /** Whether the command is the one that created the Event, as far as that can still be told. */
    boolean wasCreatedBy(CreateEvent command) {
        return wasErased ? command.asksForWhatIsLeftOf(creation) : command.asksFor(creation);
    }

    /** Leaves the private fields out. */
    @Override
    public String toString() {
        return "EventState[id=%s, status=%s, version=%d]".formatted(creation.id(), status, version);
    }
}
