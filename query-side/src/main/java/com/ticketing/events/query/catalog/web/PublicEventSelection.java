package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.row.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Public Events that match a search, as of one snapshot of the catalog. Holds a reference per Event; the fields of an
 * Event are decoded when they are read. Immutable.
 */
public final class PublicEventSelection {

    private final List<Row> rows;

    PublicEventSelection(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Id and version of an Event, which identify its content.
     *
     * @param version the number of domain events since the creation, from 0
     */
    public record EventVersion(UUID id, long version) {}

    /** The number of Events. */
    public int size() {
        return rows.size();
    }

    /** Decodes the Events from index {@code from} to {@code to}, exclusive; fewer at the end of the selection. */
    public List<PublicEvent> events(int from, int to) {
        return rows.subList(from, Math.min(to, rows.size())).stream()
                .map(row -> PublicEvent.of(row.entry()))
                .toList();
    }

    /** Id and version of every Event, in order. */
    public Stream<EventVersion> versions() {
        return rows.stream().map(row -> new EventVersion(row.id(), row.version()));
    }
}
