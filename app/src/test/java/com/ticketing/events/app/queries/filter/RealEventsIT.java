package com.ticketing.events.app.queries.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists over 200 real conferences, shifted by whole weeks into a period without Events of other tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealEventsIT extends BlackBoxTest {

    private static final List<String> STATUSES = List.of("PUBLISHED", "DRAFT", "PUBLISHED", "CANCELLED", "PUBLISHED");

    private final List<PostedConference> conferences = new ArrayList<>();

    private record PostedConference(String id, EventBody event, LocalDate firstDay, LocalDate lastDay) {

        String status() {
            return String.valueOf(event.fields().get("status"));
        }

        boolean overlaps(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }

        boolean isAtAnyOf(String... locations) {
            String ownLocation = event.location().toLowerCase(Locale.ROOT);
            return List.of(locations).stream().anyMatch(each -> ownLocation.contains(each.toLowerCase(Locale.ROOT)));
        }
    }

    @BeforeAll
    void postConferences() throws IOException {
        List<JsonNode> rows;
        try (InputStream file = RealEventsIT.class.getResourceAsStream("/conferences-200.jsonl")) {
            rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Json::read)
                    .toList();
        }
        long weeks = weeksTo(LocalDate.parse(rows.getFirst().get("startDate").stringValue()));
        for (int n = 0; n < rows.size(); n++) {
            JsonNode row = rows.get(n);
            LocalDate first =
                    LocalDate.parse(row.get("startDate").stringValue()).plusWeeks(weeks);
            LocalDate last = LocalDate.parse(row.get("endDate").stringValue()).plusWeeks(weeks);
            EventBody event = EventBody.valid()
                    .with("title", row.get("title").stringValue())
                    .with("location", row.get("location").stringValue())
                    .with("status", STATUSES.get(n % STATUSES.size()))
                    .with("internalNotes", "row " + n)
                    .between(first + "T%02d:00:00Z".formatted(8 + n % 4), last + "T%02d:00:00Z".formatted(16 + n % 7));
            conferences.add(new PostedConference(create(event), event, first, last));
        }
        conferences.sort(
                Comparator.<PostedConference, Instant>comparing(c -> c.event().startAt())
                        .thenComparing(PostedConference::id));
    }

    @Test
    void returnsEveryConferenceAsPosted() {
        assertThat(conferences)
                .hasSize(200)
                .allSatisfy(conference -> assertThat(event(conference.id()))
                        .containsAllEntriesOf(conference.event().fields()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 100})
    void pagesThroughAllInOrder(int limit) {
        int pages = (200 + limit - 1) / limit;
        assertThat(idsOfPages(this::admin, "/events", pages, limit)).isEqualTo(idsWhere(any -> true));
    }

    @Test
    void publicListContainsAllButDrafts() {
        assertThat(idsOfPages(this::anonymous, "/public/events", 2, 100))
                .hasSize(160)
                .isEqualTo(idsWhere(c -> !c.status().equals("DRAFT")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "berlin,MÜNCHEN",
                "MUNICH,berlin",
                "NÜRNBERG,são paulo",
                "malmÖ",
                "u.s.a.",
                "john’S,  CHIȘINĂU ,,"
            })
    void filtersByLocation(String locations) {
        String[] parts = locations.strip().split("\\s*,[\\s,]*", -1);
        String[] nonBlank =
                List.of(parts).stream().filter(part -> !part.isEmpty()).toArray(String[]::new);
        List<String> expected =
                idsWhere(c -> c.isAtAnyOf(nonBlank) && !c.status().equals("DRAFT"));
        assertThat(ids(
                        withinConferenceDates(anonymous())
                                .queryParam("locations", locations)
                                .queryParam("limit", 100),
                        "/public/events"))
                .isNotEmpty()
                .isEqualTo(expected);
    }

    @Test
    void matchesALongConferenceOnADayInItsMiddle() {
        PostedConference longest = conferences.stream()
                .max(Comparator.comparingLong(c -> ChronoUnit.DAYS.between(c.firstDay(), c.lastDay())))
                .orElseThrow();
        LocalDate middle =
                longest.firstDay().plusDays(ChronoUnit.DAYS.between(longest.firstDay(), longest.lastDay()) / 2);
        assertThat(onDay(middle.toString(), "overlaps"))
                .contains(longest.id())
                .isEqualTo(idsWhere(c -> c.overlaps(middle)));
        assertThat(onDay(middle.toString(), "starts"))
                .doesNotContain(longest.id())
                .isEqualTo(idsWhere(c -> c.firstDay().equals(middle)));
    }

    @Test
    void filtersByStatus() {
        for (String status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            assertThat(idsOfPages(() -> admin().queryParam("status", status), "/events", 2, 100))
                    .isEqualTo(idsWhere(c -> c.status().equals(status)));
        }
    }

    private static long weeksTo(LocalDate earliest) {
        LocalDate inTenYears = LocalDate.now(ZoneOffset.UTC).plusYears(10);
        LocalDate sameWeekday = inTenYears.with(TemporalAdjusters.nextOrSame(DayOfWeek.from(earliest)));
        return ChronoUnit.WEEKS.between(earliest, sameWeekday);
    }

    private RequestSpecification withinConferenceDates(RequestSpecification request) {
        return request.queryParam("dateFrom", conferences.getFirst().firstDay().toString())
                .queryParam(
                        "dateTo", conferences.getLast().lastDay().plusDays(30).toString());
    }

    private List<String> onDay(String day, String mode) {
        RequestSpecification request =
                admin().queryParam("dateFrom", day).queryParam("dateTo", day).queryParam("limit", 100);
        return ids(mode.equals("starts") ? request.queryParam("dateMode", mode) : request, "/events");
    }

    private List<String> idsOfPages(Supplier<RequestSpecification> request, String path, int pages, int limit) {
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> withinConferenceDates(request.get())
                        .queryParam("limit", limit)
                        .queryParam("page", page))
                .flatMap(paged -> ids(paged, path).stream())
                .toList();
    }

    private static List<String> ids(RequestSpecification request, String path) {
        Response page = request.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        return each("id", page);
    }

    private List<String> idsWhere(Predicate<PostedConference> condition) {
        return conferences.stream().filter(condition).map(PostedConference::id).toList();
    }
}
