package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.catalog.web.PublicEventSelection;
import com.ticketing.events.query.http.ConcurrencyLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The body of a calendar. Parts of 100 Events are made in memory, each under a permit, and sent without one, so that a
 * slow client holds neither a permit nor a whole calendar.
 */
final class CalendarBody {

    private static final int PART_EVENTS = 100;

    private final PublicEventSelection events;
    private final ConcurrencyLimit limit;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final CalendarWriter calendar;

    /** @param now the value of {@code DTSTAMP} */
    CalendarBody(PublicEventSelection events, Instant now, ConcurrencyLimit limit) {
        this.events = events;
        this.limit = limit;
        calendar = new CalendarWriter(part, now);
    }

    void writeTo(OutputStream out) throws IOException {
        calendar.begin();
        for (int from = 0; from < events.size(); from += PART_EVENTS) {
            try (ConcurrencyLimit.Permit _ = limit.acquireToContinue()) {
                for (PublicEvent event : events.events(from, from + PART_EVENTS)) {
                    calendar.event(event);
                }
            }
            send(out);
        }
        calendar.end();
        send(out);
    }

    private void send(OutputStream out) throws IOException {
        part.writeTo(out);
        part.reset();
    }
}
