package com.ticketing.events.query.summary.generator;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Input of a summary: what is public of an Event, without its id, and what a reader sees of them.
 *
 * @param cancellationReason null without one
 * @param zone in which {@link #dates} names the dates; nothing else of a text depends on it
 * @param isPast whether the Event has ended
 */
public record SummarySource(
        String title,
        String location,
        Instant startAt,
        Instant endAt,
        EventStatus status,
        @Nullable String cancellationReason,
        ZoneId zone,
        boolean isPast) {

    /** The source of a summary that is requested at {@code now}. */
    public static SummarySource of(CatalogEntry entry, ZoneId zone, Instant now) {
        return new SummarySource(
                entry.title(),
                entry.location(),
                entry.startAt(),
                entry.endAt(),
                entry.status(),
                entry.cancellationReason(),
                zone,
                !entry.endAt().isAfter(now));
    }

    /**
     * The words for the dates, such as {@code on Saturday, 14 June 2031 from 18:00 to 23:00 UTC}. Zones with the same
     * words have the same summary.
     */
    String dates() {
        return SummaryDates.of(startAt, endAt, zone);
    }
}
