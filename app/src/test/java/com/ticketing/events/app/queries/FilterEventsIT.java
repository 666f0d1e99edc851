package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.EventBody.unique;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterEventsIT extends RunningService {

    private static final int DAY = 100;

    private final String place = unique("Park");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Straße der Musik        | STRASSE DER
            STRASSE DER MUSIK       | straße
            GROẞE FREIHEIT          | große
            İSTANBUL Kongre         | i̇stanbul
            i̇stanbul kongre         | İSTANBUL
            Ankara                  | ANKARA
            ΣΟΦΟΣ Athens            | σοφος
            Σοφος                   | ΣΟΦΟΣ
            MÜNCHEN                 | münchen
            São Paulo               | SÃO
            Школа №1                | ШКОЛА
            100% Berlin             | 0% b
            Hall_7                  | l_7
            back\\slash             | k\\s
            a.b*c                   | .B*
            tab [old] (town)        | [OLD] (T
            """)
    void findsALocationThatContainsTheTextIgnoringCase(String location, String asked) {
        create(EventBody.at(location + " " + place));
        List<String> found = each(
                "location",
                admin().queryParam("locations", asked).queryParam("limit", 100).get("/events"));
        assertThat(found).contains(location + " " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "a%b", "a_b", ".*", "\\"})
    void takesWildcardsForPlainCharacters(String wildcard) {
        create(EventBody.at("acb " + place));
        List<String> found = each(
                "location",
                admin().queryParam("locations", wildcard)
                        .queryParam("limit", 100)
                        .get("/events"));
        assertThat(found).allSatisfy(location -> assertThat(location).contains(wildcard));
    }

    @Test
    void findsAnyOfSeveralLocationsHoweverTheyAreListed() {
        for (String city : List.of("Oslo", "Rome", "Bern")) {
            create(EventBody.at(city + " " + place));
        }
        for (String query : List.of(
                "locations=oslo {p},ROME {p}",
                "locations=oslo {p}&locations=rome {p}",
                "locations= , oslo {p} ,,\u3000rome {p},",
                "locations=nowhere at all&locations=oslo {p},rome {p}")) {
            var asked = admin();
            for (String parameter : query.replace("{p}", place).split("&", -1)) {
                asked.queryParam("locations", parameter.substring("locations=".length()));
            }
            assertThat(asked.get("/events").<List<String>>path("events.location"))
                    .as(query)
                    .containsExactlyInAnyOrder("Oslo " + place, "Rome " + place);
        }
    }

    @Test
    void findsByLocationAloneNotByOtherFields() {
        String word = unique("word");
        create(EventBody.withStatus("PUBLISHED")
                .with("title", word)
                .with("internalNotes", word)
                .with("createdBy", word));
        assertThat(countAt(word)).isZero();
        anyone().queryParam("locations", word).get("/public/events").then().body("pagination.total", equalTo(0));
    }

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
    void filtersByStatusInAnyCase(String status, String expected) {
        createOneOfEachStatus();
        List<String> found = admin().queryParam("locations", place)
                .queryParam("status", status)
                .get("/events")
                .path("events.status");
        assertThat(found).containsExactlyInAnyOrder(expected.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "LIVE", ""})
    void ignoresStatusOnThePublicSide(String status) {
        createOneOfEachStatus();
        anyone().queryParam("locations", place)
                .queryParam("status", status)
                .get("/public/events")
                .then()
                .statusCode(200)
                .body("events.status.sort()", equalTo(List.of("CANCELLED", "PUBLISHED")))
                .body("pagination.total", equalTo(2));
    }

    @Test
    void combinesFiltersWithAnd() {
        create(from(0, "18:00:00Z", 0, "20:00:00Z").with("status", "PUBLISHED"));
        create(from(0, "18:00:00Z", 0, "20:00:00Z"));
        create(from(5, "18:00:00Z", 5, "20:00:00Z").with("status", "PUBLISHED"));
        admin().queryParam("locations", place)
                .queryParam("dateTo", inDays(DAY + 1).toString())
                .queryParam("status", "PUBLISHED")
                .get("/events")
                .then()
                .body("events", hasSize(1));
    }

    @Test
    void countsEmptyParametersAsAbsentAndIgnoresUnknownOnes() {
        for (String path : List.of("/events", "/public/events")) {
            admin().queryParams(Map.of("dateFrom", "", "dateTo", "", "dateMode", "", "tz", "", "status", ""))
                    .queryParams(Map.of("page", "", "limit", "", "locations", "", "sort", "sideways"))
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
    void refusesABadParameterAndNamesIt(String parameter, String value) {
        admin().queryParam(parameter, value).get("/events").then().spec(invalid(parameter));
        anyone().queryParam(parameter, value).get("/public/events").then().spec(invalid(parameter));
    }

    @Test
    void namesTheThreeStatusesWhenThereIsNoSuchStatus() {
        admin().queryParam("status", "DRAFT,LIVE")
                .get("/events")
                .then()
                .spec(invalidSaying("status", "DRAFT", "PUBLISHED", "CANCELLED"));
    }

    @Test
    void reportsEveryBadParameterTogether() {
        admin().queryParams(Map.of("dateFrom", "x", "dateTo", "y", "dateMode", "z", "tz", "q", "status", "LIVE"))
                .queryParams(Map.of("page", "0", "limit", "101"))
                .get("/events")
                .then()
                .spec(invalid("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit"));
    }

    private void createOneOfEachStatus() {
        for (String status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            create(EventBody.at(place).with("status", status));
        }
    }

    private EventBody from(int startDay, String startTime, int endDay, String endTime) {
        return EventBody.at(place)
                .between(inDays(DAY + startDay) + "T" + startTime, inDays(DAY + endDay) + "T" + endTime);
    }
}
