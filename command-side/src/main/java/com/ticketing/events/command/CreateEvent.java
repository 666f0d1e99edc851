package com.ticketing.events.command;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bring an Event into being. Its text form leaves the private fields out.
 *
 * @param id the new Event's, which no other has; in a {@link CreateEventIfAbsent} another may have it
 * @param at now
 */
public record CreateEvent(
        UUID id,
        EventDetails details,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant at)
        implements EventCommand {

    /** Violation of {@code startAt} by an Event that would begin in the past (brief 3.2). */
    public static final String NOT_IN_THE_FUTURE = "Must be in the future";

    EventCreated toDomainEvent() {
        return new EventCreated(
                id,
                details.title(),
                details.startAt(),
                details.endAt(),
                details.location(),
                status,
                internalNotes,
                createdBy,
                at);
    }

    /** Whether this command asks for what that creation made, whenever the two were sent. */
    boolean asksFor(EventCreated creation) {
        return sentAt(creation.at()).equals(creation);
    }

    /** The same for a creation whose personal data have been erased, so that nobody can tell what they were. */
    boolean asksForWhatIsLeftOf(EventCreated creation) {
        return sentAt(creation.at()).withoutPersonalData().equals(creation.withoutPersonalData());
    }

    private EventCreated sentAt(Instant other) {
        return new CreateEvent(id, details, status, internalNotes, createdBy, other).toDomainEvent();
    }

    @Override
    public String toString() {
        return "CreateEvent[id=%s, %s, status=%s]".formatted(id, details, status);
    }
}
