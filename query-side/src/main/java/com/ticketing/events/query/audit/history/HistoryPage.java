package com.ticketing.events.query.audit.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of one Event's history, oldest first.
 *
 * @param next the {@code after} of the following page, null when there is nothing more
 */
@JsonPropertyOrder({"eventId", "entries", "next"})
public record HistoryPage(
        UUID eventId, List<HistoryEntry> entries, @Nullable Long next) {}
