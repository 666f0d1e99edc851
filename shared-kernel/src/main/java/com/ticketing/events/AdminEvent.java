package com.ticketing.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An Event with its private fields, as the admin API shows it (brief 3.1). JSON contains nulls; the text form omits the
 * private fields.
 *
 * @param isUpcoming whether {@code startAt} lies after the instant that the response describes
 * @param updatedAt time of the latest domain event
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
public record AdminEvent(
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

    @Override
    public String toString() {
        return "AdminEvent[id=" + id + ", title=" + title + ", status=" + status + "]";
    }
}
