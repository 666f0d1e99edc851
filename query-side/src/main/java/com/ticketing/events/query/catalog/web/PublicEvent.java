package com.ticketing.events.query.catalog.web;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * The public fields of an Event (brief 3.1), for representations other than JSON, such as calendars and pages.
 *
 * @param version the number of domain events since the creation, from 0
 */
public record PublicEvent(
        UUID id, String title, Instant startAt, Instant endAt, String location, EventStatus status, long version) {

    /** @throws IllegalArgumentException if the entry is a draft */
    static PublicEvent of(CatalogEntry entry) {
        if (!entry.status().isPublic()) {
            throw new IllegalArgumentException("Event " + entry.id() + " is a draft");
        }
        return new PublicEvent(
                entry.id(),
                entry.title(),
                entry.startAt(),
                entry.endAt(),
                entry.location(),
                entry.status(),
                entry.version());
    }

    /** Whether the Event was cancelled. */
    public boolean isCancelled() {
        return status == EventStatus.CANCELLED;
    }
}
