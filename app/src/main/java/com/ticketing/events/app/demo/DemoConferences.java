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

/** Real conferences of past and coming years, all of them moved into the year that follows a given day. */
final class DemoConferences {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int WEEKS_IN_A_YEAR = 52;
    private static final int IN_A_ROUND = 20;
    private static final int PUBLISHED_IN_A_ROUND = 12;
    private static final int DRAFTS_IN_A_ROUND = 5;

    private record Row(String title, LocalDate startDate, LocalDate endDate, String location) {}

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
     * Each conference as it could be announced today. Every one starts after that day and less than 52 weeks later, on its
     * own weekday and about its own season; 60 % are published, 25 % are drafts, 15 % are cancelled, the same ones always.
     *
     * @param file one JSON object per line: title, startDate, endDate (inclusive), location
     */
    static List<Body> after(LocalDate today, Resource file) throws IOException {
        List<Row> rows = file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JSON.readValue(line, Row.class))
                .toList();
        return IntStream.range(0, rows.size())
                .mapToObj(n -> body(n, rows.get(n), today))
                .toList();
    }

    private static Body body(int n, Row row, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, row.startDate());
        long weeks = -Math.floorDiv(days - 1, 7L * WEEKS_IN_A_YEAR) * WEEKS_IN_A_YEAR;
        return new Body(
                row.title(),
                row.startDate()
                        .plusWeeks(weeks)
                        .atTime(LocalTime.of(8 + n % 4, 0))
                        .toInstant(ZoneOffset.UTC),
                row.endDate()
                        .plusWeeks(weeks)
                        .atTime(LocalTime.of(16 + n % 7, 0))
                        .toInstant(ZoneOffset.UTC),
                row.location(),
                status(n * 7 % IN_A_ROUND),
                "Demo event " + (n + 1),
                "demo@example.org");
    }

    private static EventStatus status(int place) {
        if (place < PUBLISHED_IN_A_ROUND) {
            return EventStatus.PUBLISHED;
        }
        return place < PUBLISHED_IN_A_ROUND + DRAFTS_IN_A_ROUND ? EventStatus.DRAFT : EventStatus.CANCELLED;
    }
}
