package com.ticketing.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An Event was created, in any of the three statuses (brief 3.2). The text form omits the private fields. */
public record EventCreated(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant at)
        implements DomainEvent {

    /** Title, dates and location at creation. */
    public EventDetails details() {
        return new EventDetails(title, startAt, endAt, location);
    }

    @Override
    public Set<String> personalData() {
        if (internalNotes == null) {
            return createdBy == null ? Set.of() : Set.of(PersonalField.CREATED_BY);
        }
        return createdBy == null
                ? Set.of(PersonalField.INTERNAL_NOTES)
                : Set.of(PersonalField.INTERNAL_NOTES, PersonalField.CREATED_BY);
    }

    @Override
    public EventCreated withoutPersonalData() {
        return new EventCreated(id, title, startAt, endAt, location, status, null, null, at);
    }

    @Override
    public String toString() {
        return "EventCreated[id=" + id + ", " + details() + ", status=" + status + ", at=" + at + "]";
    }
}
