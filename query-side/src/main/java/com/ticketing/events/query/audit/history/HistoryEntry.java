package com.ticketing.events.query.audit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One domain event as auditors read it.
 *
 * @param version the ETag of the Event since then
 * @param type the stored name
 * @param erased whether personal data that it would tell of were erased
 * @param changes by the name of the field; for a creation every field
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

    /** Tells of {@code logged}, which turned {@code before}, null for no Event, into {@code after}. */
    public static HistoryEntry of(LoggedEvent logged, @Nullable AuditedState before, AuditedState after) {
        Map<String, FieldChange> changes = FieldChange.between(before, after);
        return new HistoryEntry(
                logged.position(),
                logged.version(),
                logged.type().storedName(),
                logged.event().at(),
                logged.actor(),
                logged.requestId(),
                changes.values().stream().anyMatch(FieldChange::erased),
                changes);
    }
}
