package com.ticketing.events.command.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.EventState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to an accepted command: the Event with its private fields, for staff only (brief 3.2). */
public record FullEvent(
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

    public static FullEvent of(EventState state, Instant now) {
        return new FullEvent(
                state.creation().id(),
                state.details().title(),
                state.details().startAt(),
                state.details().endAt(),
                state.details().location(),
                state.status(),
                state.details().startAt().isAfter(now),
                state.internalNotes(),
                state.creation().createdBy(),
                state.updatedAt());
    }

    /** Leaves the private fields out. */
    @Override
    public String toString() {
        return "FullEvent[id=%s, title=%s, status=%s]".formatted(id, title, status);
    }
}
