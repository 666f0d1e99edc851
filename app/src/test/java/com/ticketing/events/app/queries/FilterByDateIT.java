package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.EventBody.unique;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterByDateIT extends RunningService {

    private static final int DAY = 100;

    private final String place = unique("Park");

    /** Days are counted from the day on which the event starts; an empty bound is absent. */
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
    void findsAnEventOfSeveralDays(Integer from, Integer to, String mode, boolean found) {
        create(from(0, "18:00:00Z", 2, "02:00:00Z"));
        assertThat(isFound(from, to, mode, "UTC")).isEqualTo(found);
    }

    @Test
    void takesOverlapForTheMeaningUnlessToldOtherwise() {
        create(from(0, "18:00:00Z", 2, "02:00:00Z"));
        admin().queryParam("locations", place)
                .queryParam("dateFrom", inDays(DAY + 1).toString())
                .queryParam("dateTo", inDays(DAY + 1).toString())
                .get("/events")
                .then()
                .body("pagination.total", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void anEventThatEndsAtMidnightDoesNotTouchTheNextDay(int day, boolean found) {
        create(from(0, "18:00:00Z", 2, "00:00:00Z"));
        assertThat(isFound(day, day, "overlaps", "UTC")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void anEventThatStartsAtMidnightBelongsToThatDay(int day, boolean found) {
        create(from(0, "00:00:00Z", 0, "01:00:00Z"));
        assertThat(isFound(day, day, "overlaps", "UTC")).isEqualTo(found);
        assertThat(isFound(day, day, "starts", "UTC")).isEqualTo(found);
    }

    @Test
    void anEventThatEndsANanosecondAfterMidnightTouchesTheDay() {
        create(from(0, "18:00:00Z", 1, "00:00:00.000000001Z"));
        assertThat(isFound(1, 1, "overlaps", "UTC")).isTrue();
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
    void countsDaysInTheZoneAskedFor(String zone, int day, boolean found) {
        create(from(0, "20:00:00Z", 0, "21:30:00Z"));
        assertThat(isFound(day, day, "overlaps", zone)).isEqualTo(found);
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        anyone().queryParam("dateFrom", "2030-01-02")
                .queryParam("dateTo", "2030-01-01")
                .get("/public/events")
                .then()
                .spec(invalid());
    }

    private EventBody from(int startDay, String startTime, int endDay, String endTime) {
        return EventBody.at(place)
                .between(inDays(DAY + startDay) + "T" + startTime, inDays(DAY + endDay) + "T" + endTime);
    }

    private boolean isFound(Integer from, Integer to, String mode, String zone) {
        Response page = admin().queryParam("locations", place)
                .queryParam("dateFrom", from == null ? "" : inDays(DAY + from).toString())
                .queryParam("dateTo", to == null ? "" : inDays(DAY + to).toString())
                .queryParam("dateMode", mode.equals("overlaps") ? "" : mode)
                .queryParam("tz", zone == null ? "" : zone)
                .get("/events");
        assertThat(page.statusCode()).isEqualTo(200);
        return total(page) == 1;
    }
}
