package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEventSelection;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.WorkKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The body of a calendar. Parts of 100 Events are made in memory, each as bounded work, and sent by the calling thread,
 * so that a slow client holds neither a place nor a whole calendar.
 */
final class CalendarBody {

    private static final int PART_EVENTS = 100;

    private final PublicEventSelection events;
    private final BoundedWork work;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final CalendarWriter calendar;

    /** @param now the value of {@code DTSTAMP} */
    CalendarBody(PublicEventSelection events, Instant now, PublicBaseUrl baseUrl, BoundedWork work) {
        this.events = events;
        this.work = work;
        calendar = new CalendarWriter(part, now, baseUrl);
    }

    void writeTo(OutputStream out) throws IOException {
        write(events.size(), out);
    }

    /** Writes the first Events, from which it follows whether the body has the length that is compressed. */
    void writeBeginningTo(OutputStream out) throws IOException {
        write(Math.min(events.size(), PART_EVENTS), out);
    }

    private void write(int count, OutputStream out) throws IOException {
        calendar.begin();
        for (int from = 0; from < count; from += PART_EVENTS) {
            out.write(partFrom(from));
        }
        calendar.end();
        part.writeTo(out);
    }

    private byte[] partFrom(int from) {
        return work.computeToContinue(WorkKind.CALENDAR, () -> {
            events.events(from, from + PART_EVENTS).forEach(calendar::event);
            byte[] made = part.toByteArray();
            part.reset();
            return made;
        });
    }
}
