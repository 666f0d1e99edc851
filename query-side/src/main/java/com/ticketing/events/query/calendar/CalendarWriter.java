package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.http.PublicBaseUrl;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes public Events as an iCalendar object (RFC 5545), in parts. Not thread-safe. */
final class CalendarWriter {

    private static final Instant MAX_DATE_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final ContentLineWriter lines;
    private final Instant now;
    private final PublicBaseUrl baseUrl;

    /**
     * Creates a writer to {@code out}.
     *
     * @param now the value of {@code DTSTAMP}
     * @param baseUrl of the pages of Events; {@code URL} is absent if it is not set
     */
    CalendarWriter(ByteArrayOutputStream out, Instant now, PublicBaseUrl baseUrl) {
        lines = new ContentLineWriter(out);
        this.now = now;
        this.baseUrl = baseUrl;
    }

    /** Writes the lines before the Events. */
    void begin() {
        lines.raw("BEGIN", "VCALENDAR")
                .raw("VERSION", "2.0")
                .raw("PRODID", "-//Event Service//What's on//EN")
                .raw("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", "What's on")
                .raw("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    }

    /** Writes the line after the Events. */
    void end() {
        lines.raw("END", "VCALENDAR");
    }

    /** Writes an Event. The time of its last change is private, so {@code DTSTAMP} is the time of the response. */
    void event(PublicEvent event) {
        lines.raw("BEGIN", "VEVENT")
                .raw("UID", event.id().toString())
                .utc("DTSTAMP", now)
                .utc("DTSTART", event.startAt())
                .utc("DTEND", roundUpToSecond(event.endAt()))
                .text("SUMMARY", event.title())
                .text("LOCATION", event.location())
                .raw("STATUS", event.isCancelled() ? "CANCELLED" : "CONFIRMED")
                .raw("SEQUENCE", Long.toString(event.version()));
        if (baseUrl.isSet()) {
            lines.raw("URL", baseUrl.ofEvent(event.id()));
        }
        String reason = event.cancellationReason();
        if (reason != null) {
            lines.text("COMMENT", reason);
        }
        lines.raw("END", "VEVENT");
    }

    /** Rounding up keeps DTEND after DTSTART for an Event shorter than a second. */
    private static Instant roundUpToSecond(Instant instant) {
        Instant rounded = instant.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        return rounded.isAfter(MAX_DATE_TIME) ? MAX_DATE_TIME : rounded;
    }
}
