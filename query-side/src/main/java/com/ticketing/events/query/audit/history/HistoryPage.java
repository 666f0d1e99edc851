package com.ticketing.events.query.audit.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of one Event's history, oldest entry first.
 *
 * @param next the {@code after} of the following page, null on the last page
 */
@JsonPropertyOrder({"eventId", "entries", "next"})
record HistoryPage(
        UUID eventId, List<HistoryEntry> entries, @Nullable Long next) {}
