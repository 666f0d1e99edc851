package com.ticketing.events.app.demo;

import com.ticketing.events.EventStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of {@code POST /events} made from real conferences, whose dates are shifted into the year around a given day.
 */
final class DemoConferences {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int WEEKS_PER_YEAR = 52;
    private static final int PAST_WEEKS = 13;

    /** One of this number of conferences runs at the given day, beginning with the first, which is published. */
    private static final int RUNNING_CYCLE_LENGTH = 60;

    private static final int STATUS_CYCLE_LENGTH = 20;
    private static final int PUBLISHED_PER_CYCLE = 12;
    private static final int DRAFTS_PER_CYCLE = 5;

    private record Conference(String title, LocalDate startDate, LocalDate endDate, String location) {}

    /** The body of {@code POST /events}. */
    record Body(
            String title,
            Instant startAt,
            Instant endAt,
            String location,
            EventStatus status,
            @Nullable String internalNotes,
            String createdBy) {}

    private DemoConferences() {}

    /**
     * The conferences with shifted dates. Each starts in the 52 weeks of which 13 are past, on its original weekday and
     * in about its original season, except for one in 60, which runs from yesterday until tomorrow. 60 % are published,
     * 25 % are drafts, 15 % are cancelled; the choice is deterministic.
     *
     * @param today in UTC
     * @param file one JSON object per line: title, startDate, endDate (inclusive), location
     */
    static List<Body> around(LocalDate today, Resource file) throws IOException {
        List<Conference> conferences = file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JSON.readValue(line, Conference.class))
                .toList();
        return IntStream.range(0, conferences.size())
                .mapToObj(n -> body(n, conferences.get(n), today))
                .toList();
    }

    private static Body body(int n, Conference conference, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today.minusWeeks(PAST_WEEKS), conference.startDate());
        long weeks = -Math.floorDiv(days - 1, 7L * WEEKS_PER_YEAR) * WEEKS_PER_YEAR;
        boolean isRunning = n % RUNNING_CYCLE_LENGTH == 0;
        LocalDate first =
                isRunning ? today.minusDays(1) : conference.startDate().plusWeeks(weeks);
        LocalDate last = isRunning ? today.plusDays(1) : conference.endDate().plusWeeks(weeks);
        return new Body(
                conference.title(),
                first.atTime(LocalTime.of(8 + n % 4, 0)).toInstant(ZoneOffset.UTC),
                last.atTime(LocalTime.of(16 + n % 7, 0)).toInstant(ZoneOffset.UTC),
                conference.location(),
                status(n * 7 % STATUS_CYCLE_LENGTH),
                "Demo event " + (n + 1),
                "demo@example.org");
    }

    private static EventStatus status(int cyclePosition) {
        if (cyclePosition < PUBLISHED_PER_CYCLE) {
            return EventStatus.PUBLISHED;
        }
        return cyclePosition < PUBLISHED_PER_CYCLE + DRAFTS_PER_CYCLE ? EventStatus.DRAFT : EventStatus.CANCELLED;
    }
}
