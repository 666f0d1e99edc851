package com.ticketing.events.query.catalog.web;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public fields of an Event (brief 3.1), for representations other than JSON, such as calendars and pages.
 *
 * @param cancellationReason null if it is not cancelled, or was cancelled without a reason
 * @param version the number of domain events since the creation, from 0
 */
public record PublicEvent(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @Nullable String cancellationReason,
        long version) {

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
                entry.cancellationReason(),
                entry.version());
    }

    /** Whether the Event was cancelled. */
    public boolean isCancelled() {
        return status == EventStatus.CANCELLED;
    }
}
