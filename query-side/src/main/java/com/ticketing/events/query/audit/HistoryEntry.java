package com.ticketing.events.query.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One domain event as auditors read it.
 *
 * @param version the ETag of the Event since then
 * @param type the stored name
 * @param changes by the name of the field; for a creation every field
 */
@JsonPropertyOrder({"position", "version", "type", "at", "actor", "requestId", "changes"})
record HistoryEntry(
        long position,
        long version,
        String type,
        Instant at,
        @Nullable String actor,
        @Nullable String requestId,
        Map<String, Change> changes) {

    /** Tells of {@code logged}, which turned {@code before}, null for no Event, into {@code after}. */
    static HistoryEntry of(LoggedEvent logged, @Nullable CatalogEntry before, CatalogEntry after) {
        return new HistoryEntry(
                logged.position(),
                logged.version(),
                logged.type().storedName(),
                logged.event().at(),
                logged.actor(),
                logged.requestId(),
                Change.between(before, after));
    }
}
