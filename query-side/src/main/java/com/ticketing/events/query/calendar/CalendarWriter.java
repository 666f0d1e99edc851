package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/** Public Events as an iCalendar object (RFC 5545). */
final class CalendarWriter {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final long NANOS_BEFORE_THE_NEXT_SECOND = 999_999_999;

    private CalendarWriter() {}

    /**
     * Writes the Events one by one and keeps none of them.
     *
     * @param now the moment of the answer
     */
    static void write(Stream<PublicEvent> events, Instant now, OutputStream out) throws IOException {
        ContentLineWriter lines = new ContentLineWriter(out);
        lines.raw("BEGIN", "VCALENDAR")
                .raw("VERSION", "2.0")
                .raw("PRODID", "-//Event Service//What's on//EN")
                .raw("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", "What's on")
                .raw("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        for (Iterator<PublicEvent> each = events.iterator(); each.hasNext(); ) {
            event(lines, each.next(), now);
        }
        lines.raw("END", "VCALENDAR");
    }

    /** When an Event was last changed is not public, so the stamp is when its description was made. */
    private static void event(ContentLineWriter lines, PublicEvent event, Instant now) throws IOException {
        lines.raw("BEGIN", "VEVENT")
                .raw("UID", event.id().toString())
                .utc("DTSTAMP", now)
                .utc("DTSTART", event.startAt())
                .utc("DTEND", roundedUp(event.endAt()))
                .text("SUMMARY", event.title())
                .text("LOCATION", event.location())
                .raw("STATUS", event.isCancelled() ? "CANCELLED" : "CONFIRMED")
                .raw("SEQUENCE", Long.toString(event.version()))
                .raw("END", "VEVENT");
    }

    /** So that an Event of less than a second does not end when it begins. */
    private static Instant roundedUp(Instant moment) {
        Instant rounded = Instant.ofEpochSecond(
                moment.plusNanos(NANOS_BEFORE_THE_NEXT_SECOND).getEpochSecond());
        return rounded.isAfter(LAST) ? LAST : rounded;
    }
}
