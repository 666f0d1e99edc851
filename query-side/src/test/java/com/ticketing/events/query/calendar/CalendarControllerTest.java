package com.ticketing.events.query.calendar;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.EventCreated;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.ConcurrencyLimit;
import com.ticketing.events.query.http.ConcurrencyLimit.Permit;
import com.ticketing.events.query.http.PublicCacheControl;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CalendarControllerTest {

    private static final int EVENTS = 250;

    private final ConcurrencyLimit limit = new ConcurrencyLimit(1, Duration.ofMillis(20));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CalendarController calendars = new CalendarController(
            new PublicEventSearch(
                    CatalogSamples.catalogOf(IntStream.rangeClosed(1, EVENTS)
                            .mapToObj(n -> CatalogSamples.eventIn(n, "Berlin"))
                            .toArray(EventCreated[]::new)),
                    ZoneOffset.UTC),
            clock,
            new PublicCacheControl(Duration.ZERO),
            limit);

    @Test
    void writesEveryEventOfSeveralParts() throws Exception {
        String body = respond("GET").getContentAsString();
        assertThat(body.split("BEGIN:VEVENT", -1)).hasSize(EVENTS + 1);
        assertThat(body).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void refusesACalendarWithoutAPermit() {
        try (Permit _ = limit.acquire()) {
            assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> respond("GET"));
            assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> respond("HEAD"));
        }
        assertThat(respond("GET").getStatus()).isEqualTo(200);
    }

    @Test
    void holdsNoPermitWhileTheClientReads() {
        calendars.calendar(request("GET"), new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new PermitCheckingStream();
            }
        });
        limit.acquire().close();
    }

    @Test
    void writesNoCalendarForHeadAndForAMatchingEntityTag() throws Exception {
        MockHttpServletResponse head = respond("HEAD");
        assertThat(head.getContentAsByteArray()).isEmpty();
        MockHttpServletRequest again = request("GET");
        again.addHeader("If-None-Match", String.valueOf(head.getHeader("ETag")));
        MockHttpServletResponse response = new MockHttpServletResponse();
        calendars.calendar(again, response);
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    /** Acquires the only permit during every write. */
    private final class PermitCheckingStream extends ServletOutputStream {

        @Override
        public void write(int b) {
            limit.acquire().close();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            limit.acquire().close();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private MockHttpServletResponse respond(String method) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        calendars.calendar(request(method), response);
        return response;
    }

    private static MockHttpServletRequest request(String method) {
        return new MockHttpServletRequest(method, "/public/events.ics");
    }
}
