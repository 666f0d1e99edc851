package com.ticketing.events.command.event;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.error.InvalidRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Create an Event. The text form omits the private fields.
 *
 * @param id a new id; within a {@link CreateEventIfAbsent} the Event may exist already
 * @param at the current time
 */
public record CreateEvent(
        UUID id,
        EventDetails details,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant at)
        implements EventCommand {

    /** Message of the violation by a {@code startAt} that is not in the future (brief 3.2). */
    public static final String NOT_IN_THE_FUTURE = "Must be in the future";

    /** The domain event of an accepted creation. */
    public EventCreated toDomainEvent() {
        return toDomainEvent(at);
    }

    private EventCreated toDomainEvent(Instant at) {
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

    /**
     * Checks that the Event is to start in the future.
     *
     * @throws InvalidRequest if it is not
     */
    public void requireFutureStart() {
        if (!details.startAt().isAfter(at)) {
            throw new InvalidRequest("startAt", NOT_IN_THE_FUTURE);
        }
    }

    /** Whether this command produces {@code creation}, apart from the time. */
    public boolean produces(EventCreated creation) {
        return toDomainEvent(creation.at()).equals(creation);
    }

    /** Whether this command produces {@code creation}, apart from the time and from personal data. */
    public boolean producesIgnoringPersonalData(EventCreated creation) {
        return toDomainEvent(creation.at()).withoutPersonalData().equals(creation.withoutPersonalData());
    }

    @Override
    public String toString() {
        return "CreateEvent[id=" + id + ", " + details + ", status=" + status + "]";
    }
}
