package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Public Events with their latest public changes, as of one snapshot of the catalog. Holds a reference per Event.
 * Immutable.
 */
public final class ChangedEvents {

    private final List<Row> rows;

    ChangedEvents(List<Row> rows) {
        this.rows = rows;
    }

    /** No Events. */
    public static ChangedEvents none() {
        return new ChangedEvents(List.of());
    }

    /**
     * An Event at its latest public change.
     *
     * @param number of the change among those of all Events, from 1
     * @param at the time of the change
     */
    public record ChangedEvent(UUID id, long number, Instant at) {}

    /** The number of Events. */
    public int size() {
        return rows.size();
    }

    /** The Events from index {@code from} to {@code to}, exclusive; fewer at the end. */
    public Stream<ChangedEvent> events(int from, int to) {
        return rows.subList(from, Math.min(to, rows.size())).stream()
                .map(row -> new ChangedEvent(row.id(), row.changeNumber(), row.changedAt()));
    }
}
