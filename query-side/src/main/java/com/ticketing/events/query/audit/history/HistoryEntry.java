package com.ticketing.events.query.audit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Audit view of one domain event.
 *
 * @param version the sequence number within the Event, and the Event's entity tag from then on
 * @param type the stored name of the domain event's type
 * @param erased whether personal data of this entry were erased
 * @param changes by field name; a creation lists every field
 */
@JsonPropertyOrder({"position", "version", "type", "at", "actor", "requestId", "erased", "changes"})
public record HistoryEntry(
        long position,
        long version,
        String type,
        Instant at,
        @Nullable String actor,
        @Nullable String requestId,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean erased,
        Map<String, FieldChange> changes) {

    /**
     * The entry of one domain event.
     *
     * @param before the state before it, null for a creation
     * @param after the state after it
     */
    public static HistoryEntry of(LoggedEvent event, @Nullable AuditedState before, AuditedState after) {
        Map<String, FieldChange> changes = FieldChange.between(before, after);
        return new HistoryEntry(
                event.position(),
                event.version(),
                event.type().storedName(),
                event.event().at(),
                event.actor(),
                event.requestId(),
                changes.values().stream().anyMatch(FieldChange::erased),
                changes);
    }
}
