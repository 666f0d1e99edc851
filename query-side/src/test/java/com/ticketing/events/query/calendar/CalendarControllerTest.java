package com.ticketing.events.query.calendar;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.EventCreated;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.http.WorkKind;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CalendarControllerTest {

    private static final int EVENTS = 250;

    private final BoundedWork work = new BoundedWork(1, Duration.ofMillis(20));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CalendarController calendars = new CalendarController(
            new PublicEventSearch(
                    CatalogSamples.catalogOf(IntStream.rangeClosed(1, EVENTS)
                            .mapToObj(n -> CatalogSamples.eventIn(n, "Berlin"))
                            .toArray(EventCreated[]::new)),
                    work,
                    ZoneOffset.UTC),
            new PublicBaseUrl(""),
            clock,
            new PublicCacheControl(Duration.ZERO),
            work);

    @Test
    void writesEveryEventOfSeveralParts() throws Exception {
        String body = respond("GET").getContentAsString();
        assertThat(body.split("BEGIN:VEVENT", -1)).hasSize(EVENTS + 1);
        assertThat(body).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void refusesACalendarWithoutAPlace() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> work.compute(WorkKind.CALENDAR, () -> await(end)));
        Awaitility.await().untilAsserted(() -> {
            assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> respond("GET"));
            assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> respond("HEAD"));
        });
        end.countDown();
        assertThat(other.join()).isTrue();
        assertThat(respond("GET").getStatus()).isEqualTo(200);
    }

    @Test
    void holdsNoPlaceWhileTheClientReads() {
        PlaceTakingStream stream = new PlaceTakingStream();
        calendars.calendar(request("GET"), new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return stream;
            }
        });
        assertThat(stream.writes).isGreaterThan(EVENTS / 100);
    }

    @Test
    void writesTheBeginningForHeadAndNothingForAMatchingEntityTag() throws Exception {
        MockHttpServletResponse head = respond("HEAD");
        assertThat(head.getContentAsString().split("BEGIN:VEVENT", -1)).hasSize(100 + 1);
        MockHttpServletRequest again = request("GET");
        again.addHeader("If-None-Match", String.valueOf(head.getHeader("ETag")));
        MockHttpServletResponse response = new MockHttpServletResponse();
        calendars.calendar(again, response);
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    /** Takes the only place during every write. */
    private final class PlaceTakingStream extends ServletOutputStream {

        private int writes;

        @Override
        public void write(int b) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writes = work.compute(WorkKind.CALENDAR, () -> writes + 1);
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

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
