package com.ticketing.events.query.catalog;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One Event as the catalog knows it, private fields included. Its text form leaves those out.
 *
 * @param updatedAt when the last domain event happened
 * @param version the place of the last domain event in the Event's own stream, from 0
 */
public record CatalogEntry(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant updatedAt,
        long version) {

    @Override
    public String toString() {
        return "CatalogEntry[id=%s, title=%s, status=%s, version=%d]".formatted(id, title, status, version);
    }
}
