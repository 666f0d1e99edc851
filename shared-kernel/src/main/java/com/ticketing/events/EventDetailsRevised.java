package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** The title, dates or location of an Event changed; carries the new value of all four fields. */
public record EventDetailsRevised(UUID id, String title, Instant startAt, Instant endAt, String location, Instant at)
        implements DomainEvent {

    /** The new title, dates and location. */
    public EventDetails details() {
        return new EventDetails(title, startAt, endAt, location);
    }
}
