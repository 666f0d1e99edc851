package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * Expected JSON of the public fields of an Event (brief 3.1).
 *
 * @param isUpcoming whether the Event starts after the instant that the response describes
 */
@JsonPropertyOrder({"id", "title", "startAt", "endAt", "location", "status", "isUpcoming"})
record PublicView(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @JsonProperty("isUpcoming") boolean isUpcoming) {

    /** @throws IllegalArgumentException if the entry is a draft */
    static PublicView of(CatalogEntry entry, Instant now) {
        if (!entry.status().isPublic()) {
            throw new IllegalArgumentException("Event %s is a draft".formatted(entry.id()));
        }
        return new PublicView(
                entry.id(),
                entry.title(),
                entry.startAt(),
                entry.endAt(),
                entry.location(),
                entry.status(),
                entry.startAt().isAfter(now));
    }
}
