package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes public Events as an iCalendar object (RFC 5545). */
final class CalendarWriter {

    private static final Instant MAX_DATE_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private CalendarWriter() {}

    /**
     * Writes the Events one by one, in constant memory.
     *
     * @param now the value of {@code DTSTAMP}
     */
    static void write(Stream<PublicEvent> events, Instant now, OutputStream out) throws IOException {
        ContentLineWriter lines = new ContentLineWriter(out);
        lines.raw("BEGIN", "VCALENDAR")
                .raw("VERSION", "2.0")
                .raw("PRODID", "-//Event Service//What's on//EN")
                .raw("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", "What's on")
                .raw("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        for (Iterator<PublicEvent> iterator = events.iterator(); iterator.hasNext(); ) {
            write(lines, iterator.next(), now);
        }
        lines.raw("END", "VCALENDAR");
    }

    /** The time of the last change is private, so {@code DTSTAMP} is the time of the response. */
    private static void write(ContentLineWriter lines, PublicEvent event, Instant now) throws IOException {
        lines.raw("BEGIN", "VEVENT")
                .raw("UID", event.id().toString())
                .utc("DTSTAMP", now)
                .utc("DTSTART", event.startAt())
                .utc("DTEND", roundUpToSecond(event.endAt()))
                .text("SUMMARY", event.title())
                .text("LOCATION", event.location())
                .raw("STATUS", event.isCancelled() ? "CANCELLED" : "CONFIRMED")
                .raw("SEQUENCE", Long.toString(event.version()))
                .raw("END", "VEVENT");
    }

    /** Rounding up keeps DTEND after DTSTART for an Event shorter than a second. */
    private static Instant roundUpToSecond(Instant instant) {
        Instant rounded = instant.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        return rounded.isAfter(MAX_DATE_TIME) ? MAX_DATE_TIME : rounded;
    }
}
