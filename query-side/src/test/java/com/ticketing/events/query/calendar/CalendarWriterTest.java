package com.ticketing.events.query.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.catalog.web.PublicEventSelection.EventVersion;
import com.ticketing.events.query.http.PublicBaseUrl;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarWriterTest {

    private static final Instant NOW = Instant.parse("2099-01-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f");
    private static final PublicBaseUrl PAGES = new PublicBaseUrl("https://a.example");
    private static final PublicBaseUrl NO_PAGES = new PublicBaseUrl("");

    @Test
    void writesThePublicFieldsOfAnEvent() {
        assertThat(calendar(event("2099-06-18T18:00:00Z", "2099-06-18T22:30:00Z", EventStatus.PUBLISHED, 1)))
                .contains("""
                        BEGIN:VEVENT
                        UID:3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f
                        DTSTAMP:20990101T120000Z
                        DTSTART:20990618T180000Z
                        DTEND:20990618T223000Z
                        SUMMARY:Jazz\\, at the Harbour
                        LOCATION:Hamburg\\; Pier 3
                        STATUS:CONFIRMED
                        SEQUENCE:1
                        END:VEVENT
                        """.replace("\n", "\r\n"));
    }

    @Test
    void marksACancelledEvent() {
        assertThat(calendar(event("2099-06-18T18:00:00Z", "2099-06-18T22:30:00Z", EventStatus.CANCELLED, 7)))
                .contains("STATUS:CANCELLED\r\nSEQUENCE:7\r\n");
    }

    @Test
    void givesTheReasonOfACancellation() {
        PublicEvent cancelled = new PublicEvent(
                ID, "Jazz", NOW, NOW.plusSeconds(60), "Pier", EventStatus.CANCELLED, "Storm; sorry, all", 2);
        assertThat(calendar(cancelled)).contains("STATUS:CANCELLED\r\nSEQUENCE:2\r\nCOMMENT:Storm\\; sorry\\, all\r\n");
    }

    @Test
    void endsAnEventShorterThanASecondAfterItsStart() {
        assertThat(calendar(event("2099-06-18T18:00:00.1Z", "2099-06-18T18:00:00.2Z", EventStatus.PUBLISHED, 0)))
                .contains("DTSTART:20990618T180000Z\r\nDTEND:20990618T180001Z\r\n");
    }

    @Test
    void limitsTheEndToTheYear9999() {
        assertThat(calendar(event("2099-06-18T18:00:00Z", "9999-12-31T23:59:59.5Z", EventStatus.PUBLISHED, 0)))
                .contains("DTEND:99991231T235959Z\r\n");
    }

    @Test
    void writesACalendarWithoutEvents() {
        assertThat(calendar()).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void changesTheEntityTagWhenAnEventChangesOrIsMissing() {
        EventVersion before = new EventVersion(ID, 1);
        EventVersion after = new EventVersion(ID, 2);
        assertThat(CalendarEntityTag.of(Stream.of(before), NO_PAGES))
                .isEqualTo(CalendarEntityTag.of(Stream.of(before), NO_PAGES))
                .isNotEqualTo(CalendarEntityTag.of(Stream.of(before), PAGES))
                .isNotEqualTo(CalendarEntityTag.of(Stream.of(after), NO_PAGES))
                .isNotEqualTo(CalendarEntityTag.of(Stream.of(), NO_PAGES));
    }

    @Test
    void namesThePageOfAnEventIfTheBaseUrlIsKnown() {
        PublicEvent event = event("2099-06-18T18:00:00Z", "2099-06-18T22:30:00Z", EventStatus.PUBLISHED, 1);
        assertThat(calendar(PAGES, event)).contains("\r\nURL:https://a.example/e/" + ID + "\r\n");
        assertThat(calendar(event)).doesNotContain("URL");
    }

    private static String calendar(PublicEvent... events) {
        return calendar(NO_PAGES, events);
    }

    private static String calendar(PublicBaseUrl baseUrl, PublicEvent... events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CalendarWriter writer = new CalendarWriter(out, NOW, baseUrl);
        writer.begin();
        for (PublicEvent event : events) {
            writer.event(event);
        }
        writer.end();
        return out.toString(UTF_8);
    }

    private static PublicEvent event(String startAt, String endAt, EventStatus status, long version) {
        return new PublicEvent(
                ID,
                "Jazz, at the Harbour",
                Instant.parse(startAt),
                Instant.parse(endAt),
                "Hamburg; Pier 3",
                status,
                null,
                version);
    }
}
