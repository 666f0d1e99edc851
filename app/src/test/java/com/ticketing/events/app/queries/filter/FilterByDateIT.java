package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.EventBody.unique;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters {@code dateFrom}, {@code dateTo}, {@code dateMode} and {@code tz} of the list of Events. */
class FilterByDateIT extends BlackBoxTest {

    private static final int START_DAY = 100;

    private final String location = unique("Park");

    /** Day 0 is the first day of the Event; an empty bound is absent. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, overlaps, true",
        "1, 1, overlaps, true",
        "2, 2, overlaps, true",
        "3, 3, overlaps, false",
        "-1, -1, overlaps, false",
        "-5, 9, overlaps, true",
        "1, , overlaps, true",
        "2, , overlaps, true",
        "3, , overlaps, false",
        ", 0, overlaps, true",
        ", -1, overlaps, false",
        "0, 0, starts, true",
        "1, 1, starts, false",
        "1, , starts, false",
        "0, , starts, true",
        ", 0, starts, true",
        ", -1, starts, false"
    })
    void matchesAnEventOfSeveralDays(Integer from, Integer to, String mode, boolean expected) {
        create(event(0, "18:00:00Z", 2, "02:00:00Z"));
        assertThat(matches(from, to, mode, "UTC")).isEqualTo(expected);
    }

    @Test
    void matchesOverlappingEventsByDefault() {
        create(event(0, "18:00:00Z", 2, "02:00:00Z"));
        admin().queryParam("locations", location)
                .queryParam("dateFrom", inDays(START_DAY + 1).toString())
                .queryParam("dateTo", inDays(START_DAY + 1).toString())
                .get("/events")
                .then()
                .body("pagination.total", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void doesNotMatchTheNextDayForAnEndAtMidnight(int day, boolean expected) {
        create(event(0, "18:00:00Z", 2, "00:00:00Z"));
        assertThat(matches(day, day, "overlaps", "UTC")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void matchesTheSameDayForAStartAtMidnight(int day, boolean expected) {
        create(event(0, "00:00:00Z", 0, "01:00:00Z"));
        assertThat(matches(day, day, "overlaps", "UTC")).isEqualTo(expected);
        assertThat(matches(day, day, "starts", "UTC")).isEqualTo(expected);
    }

    @Test
    void matchesTheNextDayForAnEndOneNanosecondAfterMidnight() {
        create(event(0, "18:00:00Z", 1, "00:00:00.000000001Z"));
        assertThat(matches(1, 1, "overlaps", "UTC")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 0, true",
        "UTC, 1, false",
        "Asia/Tokyo, 0, false",
        "Asia/Tokyo, 1, true",
        "America/New_York, 0, true",
        "America/New_York, 1, false",
        "Asia/Kathmandu, 1, true",
        ", 0, true",
        ", 1, false"
    })
    void interpretsDaysInTheRequestedZone(String zone, int day, boolean expected) {
        create(event(0, "20:00:00Z", 0, "21:30:00Z"));
        assertThat(matches(day, day, "overlaps", zone)).isEqualTo(expected);
    }

    @Test
    void refusesDateToBeforeDateFrom() {
        anonymous()
                .queryParam("dateFrom", "2030-01-02")
                .queryParam("dateTo", "2030-01-01")
                .get("/public/events")
                .then()
                .spec(invalid());
    }

    private EventBody event(int startDay, String startTime, int endDay, String endTime) {
        return EventBody.at(location)
                .between(inDays(START_DAY + startDay) + "T" + startTime, inDays(START_DAY + endDay) + "T" + endTime);
    }

    private boolean matches(Integer from, Integer to, String mode, String zone) {
        Response page = admin().queryParam("locations", location)
                .queryParam(
                        "dateFrom", from == null ? "" : inDays(START_DAY + from).toString())
                .queryParam("dateTo", to == null ? "" : inDays(START_DAY + to).toString())
                .queryParam("dateMode", mode.equals("overlaps") ? "" : mode)
                .queryParam("tz", zone == null ? "" : zone)
                .get("/events");
        assertThat(page.statusCode()).isEqualTo(200);
        return total(page) == 1;
    }
}
