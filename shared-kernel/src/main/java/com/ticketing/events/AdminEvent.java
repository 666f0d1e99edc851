package com.ticketing.events;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param publication when it is to be published; absent from JSON unless that is scheduled
 * @param cancellation why it was cancelled; absent from JSON unless a reason was given
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
    "publication",
    "cancellation",
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Publication publication,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cancellation cancellation,
        Instant updatedAt) {

    /**
     * The scheduled publication of a draft.
     *
     * @param at time from which it is to be published
     */
    public record Publication(Instant at) {

        /** The publication at a time; null without one. */
        public static @Nullable Publication of(@Nullable Instant at) {
            return at == null ? null : new Publication(at);
        }
    }

    /**
     * The cancellation of an Event.
     *
     * @param reason public
     */
    public record Cancellation(String reason) {

        /** The cancellation for a reason; null without one. */
        public static @Nullable Cancellation of(@Nullable String reason) {
            return reason == null ? null : new Cancellation(reason);
        }
    }

    @Override
    public String toString() {
        return "AdminEvent[id=" + id + ", title=" + title + ", status=" + status + "]";
    }
}
