package com.ticketing.events.query.catalog.web;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * What everybody may know of an Event (brief 3.1), for answers other than JSON.
 *
 * @param version how often the Event has changed since it was created, which calendars want to know
 */
public record PublicEvent(
        UUID id, String title, Instant startAt, Instant endAt, String location, EventStatus status, long version) {

    /** @throws IllegalArgumentException if the entry is a draft */
    static PublicEvent of(CatalogEntry entry) {
        if (!entry.status().isPublic()) {
            throw new IllegalArgumentException("Event %s is a draft".formatted(entry.id()));
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

    public boolean isCancelled() {
        return status == EventStatus.CANCELLED;
    }
}
