package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A public Event at its latest public change.
 *
 * @param number of the change among those of all Events, from 1
 * @param at the time of the change
 */
public record ChangedEvent(UUID id, long number, Instant at) {

    static ChangedEvent of(Row row) {
        return new ChangedEvent(row.id(), row.changeNumber(), row.changedAt());
    }
}
