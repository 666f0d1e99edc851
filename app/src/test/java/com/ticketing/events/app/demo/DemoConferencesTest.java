package com.ticketing.events.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.demo.DemoConferences.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class DemoConferencesTest {

    private static final Resource FILE = new ClassPathResource("conferences-200.jsonl");

    @ParameterizedTest
    @ValueSource(strings = {"2010-01-01", "2024-02-29", "2026-11-24", "2031-12-31", "2099-06-15"})
    void startsEachConferenceWithinTheYearAroundTheDay(String day) throws IOException {
        LocalDate today = LocalDate.parse(day);
        Instant first = today.minusWeeks(13).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(DemoConferences.around(today, FILE)).hasSize(200).allSatisfy(body -> {
            assertThat(body.startAt()).isBetween(first, first.plus(52 * 7 + 1, ChronoUnit.DAYS));
            assertThat(body.endAt()).isAfter(body.startAt());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:00", "11:30:00", "23:59:59"})
    void somePublishedConferencesArePastAndSomeAreRunning(String time) throws IOException {
        LocalDate today = LocalDate.parse("2026-11-24");
        Instant now = Instant.parse(today + "T" + time + "Z");
        List<Body> published = DemoConferences.around(today, FILE).stream()
                .filter(body -> body.status() == EventStatus.PUBLISHED)
                .toList();
        assertThat(published).filteredOn(body -> body.endAt().isBefore(now)).hasSizeGreaterThan(15);
        assertThat(published)
                .filteredOn(body -> body.startAt().isBefore(now) && body.endAt().isAfter(now))
                .hasSizeGreaterThan(2);
        assertThat(published).filteredOn(body -> body.startAt().isAfter(now)).hasSizeGreaterThan(60);
    }

    @Test
    void keepsWeekdayAndDuration() throws IOException {
        String row =
                "{\"title\": \"A\", \"startDate\": \"2014-03-14\", \"endDate\": \"2014-03-16\", \"location\": \"B\"}";
        Resource twoRows = new ByteArrayResource((row + "\n" + row).getBytes(StandardCharsets.UTF_8));
        Body body =
                DemoConferences.around(LocalDate.parse("2026-11-24"), twoRows).getLast();
        LocalDate first = LocalDate.ofInstant(body.startAt(), ZoneOffset.UTC);
        assertThat(first.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(LocalDate.ofInstant(body.endAt(), ZoneOffset.UTC)).isEqualTo(first.plusDays(2));
    }

    @Test
    void distributesTheStatuses() throws IOException {
        List<Body> bodies = DemoConferences.around(LocalDate.parse("2026-11-24"), FILE);
        assertThat(bodies)
                .filteredOn(body -> body.status() == EventStatus.PUBLISHED)
                .hasSize(120);
        assertThat(bodies)
                .filteredOn(body -> body.status() == EventStatus.DRAFT)
                .hasSize(50);
        assertThat(bodies)
                .filteredOn(body -> body.status() == EventStatus.CANCELLED)
                .hasSize(30);
    }
}
