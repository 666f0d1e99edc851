package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff may know of an Event, private fields included (brief 3.1). Its text form leaves those out.
 *
 * @param isUpcoming whether the Event had yet to start at the moment that the answer is about
 */
@JsonPropertyOrder({
    "id",
    "title",
    "startAt",
    "endAt",
    "location",
    "status",
    "isUpcoming",
    "internalNotes",
    "createdBy",
    "updatedAt"
})
public record AdminView(
        UUID id,
        String title,
        Instant startAt,
        Instant endAt,
        String location,
        EventStatus status,
        @JsonProperty("isUpcoming") boolean isUpcoming,
        @Nullable String internalNotes,
        @Nullable String createdBy,
        Instant updatedAt) {

    /** What staff see of the Event if the time is {@code now}. */
    public static AdminView of(CatalogEntry entry, Instant now) {
        return new AdminView(
                entry.id(),
                entry.title(),
                entry.startAt(),
                entry.endAt(),
                entry.location(),
                entry.status(),
                entry.startAt().isAfter(now),
                entry.internalNotes(),
                entry.createdBy(),
                entry.updatedAt());
    }

    @Override
    public String toString() {
        return "AdminView[id=%s, title=%s, status=%s]".formatted(id, title, status);
    }
}
