package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.EventBody.unique;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filter by status, combination of filters and invalid parameters of the list of Events. */
class FilterEventsIT extends BlackBoxTest {

    private final String location = unique("Park");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DRAFT | DRAFT",
                "published | PUBLISHED",
                "Cancelled,draft | DRAFT,CANCELLED",
                "DRAFT,PUBLISHED,CANCELLED | DRAFT,PUBLISHED,CANCELLED",
                "' published , ,draft' | DRAFT,PUBLISHED",
                "'' | DRAFT,PUBLISHED,CANCELLED"
            })
    void filtersByStatusIgnoringCase(String status, String expected) {
        createOneOfEachStatus();
        List<String> matches = admin().queryParam("locations", location)
                .queryParam("status", status)
                .get("/events")
                .path("events.status");
        assertThat(matches).containsExactlyInAnyOrder(expected.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "LIVE", ""})
    void ignoresStatusOnThePublicPath(String status) {
        createOneOfEachStatus();
        anonymous()
                .queryParam("locations", location)
                .queryParam("status", status)
                .get("/public/events")
                .then()
                .statusCode(200)
                .body("events.status.sort()", equalTo(List.of("CANCELLED", "PUBLISHED")))
                .body("pagination.total", equalTo(2));
    }

    @Test
    void combinesFiltersWithAnd() {
        create(onDay(100).with("status", "PUBLISHED"));
        create(onDay(100));
        create(onDay(105).with("status", "PUBLISHED"));
        admin().queryParam("locations", location)
                .queryParam("dateTo", inDays(101).toString())
                .queryParam("status", "PUBLISHED")
                .get("/events")
                .then()
                .body("events", hasSize(1));
    }

    @Test
    void treatsEmptyParametersAsAbsentAndIgnoresUnknownOnes() {
        for (String path : List.of("/events", "/public/events")) {
            admin().queryParams(Map.of("dateFrom", "", "dateTo", "", "dateMode", "", "tz", "", "status", ""))
                    .queryParams(Map.of("page", "", "limit", "", "locations", "", "sort", "", "colour", "red"))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("pagination.page", equalTo(1))
                    .body("pagination.limit", equalTo(20));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dateFrom, 2030-02-30",
        "dateFrom, 2030-2-3",
        "dateFrom, 20300203",
        "dateFrom, 2030-01-01T00:00:00Z",
        "dateFrom, +2030-01-01",
        "dateFrom, yesterday",
        "dateTo, 2030-13-01",
        "dateTo, 2029-02-29",
        "dateTo, 03/04/2030",
        "dateMode, ends",
        "dateMode, STARTS AT",
        "tz, Mars/Olympus",
        "tz, nonsense"
    })
    void refusesAnInvalidParameterAndReportsIt(String parameter, String value) {
        admin().queryParam(parameter, value).get("/events").then().spec(invalid(parameter));
        anonymous().queryParam(parameter, value).get("/public/events").then().spec(invalid(parameter));
    }

    @Test
    void listsTheThreeStatusesForAnUnknownStatus() {
        admin().queryParam("status", "DRAFT,LIVE")
                .get("/events")
                .then()
                .spec(invalidWithMessage("status", "DRAFT", "PUBLISHED", "CANCELLED"));
    }

    @Test
    void reportsAllInvalidParametersTogether() {
        admin().queryParams(Map.of("dateFrom", "x", "dateTo", "y", "dateMode", "z", "tz", "q", "status", "LIVE"))
                .queryParams(Map.of("page", "0", "limit", "101"))
                .get("/events")
                .then()
                .spec(invalid("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit"));
    }

    private void createOneOfEachStatus() {
        for (String status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            create(EventBody.at(location).with("status", status));
        }
    }

    private EventBody onDay(int day) {
        return EventBody.at(location).between(inDays(day) + "T18:00:00Z", inDays(day) + "T20:00:00Z");
    }
}
