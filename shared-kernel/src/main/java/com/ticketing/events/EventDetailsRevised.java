package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** Title, dates or place changed; carries all four as they are from now on. */
public record EventDetailsRevised(UUID id, String title, Instant startAt, Instant endAt, String location, Instant at)
        implements DomainEvent {

    public EventDetails details() {
        return new EventDetails(title, startAt, endAt, location);
    }
}
