package com.ticketing.events.query.summary;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;

/** Input of a summary: the public fields of an Event without its id. */
record SummarySource(String title, String location, Instant startAt, Instant endAt, EventStatus status) {

    static SummarySource of(CatalogEntry entry) {
        return new SummarySource(entry.title(), entry.location(), entry.startAt(), entry.endAt(), entry.status());
    }
}
