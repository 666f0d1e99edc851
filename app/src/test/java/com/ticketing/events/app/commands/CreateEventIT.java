package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.RunningService;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateEventIT extends RunningService {

    @Test
    void answersWithTheFullEvent() {
        EventBody event = EventBody.withStatus("PUBLISHED")
                .with("internalNotes", "two bars\nand a cloakroom")
                .with("createdBy", "ana@example.org");

        JsonPath body = post(event).statusCode(201).extract().jsonPath();

        Map<String, Object> answer = body.getMap("$");
        assertThat(answer)
                .containsAllEntriesOf(event.fields())
                .containsEntry("isUpcoming", true)
                .containsOnlyKeys(
                        "id",
                        "title",
                        "startAt",
                        "endAt",
                        "location",
                        "status",
                        "isUpcoming",
                        "internalNotes",
                        "createdBy",
                        "updatedAt");
        assertThat(body.getUUID("id")).isNotNull();
        assertThat(Instant.parse(body.getString("updatedAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void saysWhereTheEventIsAndWhichVersion() {
        EventBody event = EventBody.valid();
        var created = post(event).statusCode(201).extract();

        assertThat(created.header("Location")).isEqualTo("/events/" + created.path("id"));
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.header("Cache-Control")).contains("no-store");
        assertThat(created.header("Content-Type")).startsWith("application/json");
        assertThat(created.header("Content-Length")).isEqualTo(Integer.toString(created.asByteArray().length));
        assertThat(admin().get(created.header("Location")).asString()).isEqualTo(created.asString());
    }

    @Test
    void makesADraftUnlessToldOtherwise() {
        post(EventBody.valid()).statusCode(201).body("status", equalTo("DRAFT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void acceptsEveryStatus(String status) {
        post(EventBody.withStatus(status)).statusCode(201).body("status", equalTo(status));
    }

    @Test
    void takesAnOptionalFieldThatIsNullForAbsent() {
        post(EventBody.valid().with("status", null).with("internalNotes", null).with("createdBy", null))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("internalNotes", nullValue())
                .body("createdBy", nullValue());
    }

    @Test
    void writesNullsOut() {
        String body = post(EventBody.valid()).statusCode(201).extract().asString();
        assertThat(Json.read(body).get("internalNotes").isNull()).isTrue();
        assertThat(Json.read(body).get("createdBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\t", "\r\n", "\u000B", "\u0085", "\u00A0", "\u2003", "\u2028", "\u2029", "\u202F", "\u3000"
            })
    void trimsUnicodeWhiteSpaceAtBothEnds(String space) {
        EventBody event = EventBody.valid();
        post(event.with("title", space + " " + event.title() + space)
                        .with("location", space + event.location() + space))
                .statusCode(201)
                .body("title", equalTo(event.title()))
                .body("location", equalTo(event.location()));
    }

    @Test
    void countsATitleInCodePoints() {
        String title = "\uD83C\uDFB7".repeat(200);
        post(EventBody.valid().with("title", title)).statusCode(201).body("title", equalTo(title));
    }

    @Test
    void countsATitleAfterTrimming() {
        String title = EventBody.unique("x".repeat(180));
        post(EventBody.valid().with("title", " ".repeat(100) + title + " ".repeat(100)))
                .statusCode(201)
                .body("title", equalTo(title));
    }

    @Test
    void countsALocationInCodePoints() {
        String location = "\uD83C\uDFDF".repeat(500);
        post(EventBody.valid().with("location", location)).statusCode(201).body("location", equalTo(location));
    }

    @Test
    void countsNotesInCodePoints() {
        String notes = "\uD83D\uDCDD".repeat(10_000);
        post(EventBody.valid().with("internalNotes", notes)).statusCode(201).body("internalNotes", equalTo(notes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "Zoë <zoë@example.org>", "\uD83D\uDE80"})
    void letsCreatedByBeAnyString(String createdBy) {
        post(EventBody.valid().with("createdBy", createdBy)).statusCode(201).body("createdBy", equalTo(createdBy));
    }

    @Test
    void acceptsACreatedByOf254CodePoints() {
        String createdBy = "\uD83D\uDE80".repeat(254);
        post(EventBody.valid().with("createdBy", createdBy)).statusCode(201).body("createdBy", equalTo(createdBy));
    }

    @ParameterizedTest
    @CsvSource({
        "T19:00:00, T19:00:00Z",
        "T19:00:00Z, T19:00:00Z",
        "t19:00:00z, T19:00:00Z",
        "T19:00:00+00:00, T19:00:00Z",
        "T19:00:00+02:00, T17:00:00Z",
        "T19:00:00-03:30, T22:30:00Z",
        "T19:00:00.5Z, T19:00:00.500Z",
        "T19:00:00.123456Z, T19:00:00.123456Z",
        "T19:00:00.123456789Z, T19:00:00.123456789Z",
        "T19:00:00.123456789+02:00, T17:00:00.123456789Z",
        "T19:00:00.000Z, T19:00:00Z"
    })
    void writesInstantsInUtcWithTheirFullPrecision(String sent, String answered) {
        String day = inDays(40).toString();
        String id = create(EventBody.valid().between(day + sent, inDays(41) + "T23:00:00Z"));
        read(id).body("startAt", equalTo(day + answered));
    }

    @Test
    void comparesInstantsAndNotTheirText() {
        post(EventBody.valid().between(inDays(9) + "T10:00:00+05:00", inDays(9) + "T06:00:00Z"))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "application/json; charset=utf-8",
                "Application/JSON",
            })
    void acceptsJsonHoweverItsMediaTypeIsSpelt(String mediaType) {
        adminSending(EventBody.valid().json())
                .contentType(mediaType)
                .post("/events")
                .then()
                .statusCode(201);
    }

    @Test
    void acceptsABodyOfExactlyTheLargestSize() {
        String json = EventBody.valid().json();
        post(json + " ".repeat(256 * 1024 - json.length())).statusCode(201);
    }

    @Test
    void keepsTextAsItWasTyped() {
        String title =
                EventBody.unique("\"Ünï\\cödé\" / <b>%s</b> {} ${x} '--; \uD83D\uDC69\u200D\uD83D\uDC67 אבג e\u0301");
        post(EventBody.valid().with("title", title)).statusCode(201).body("title", equalTo(title));
    }

    @Test
    void givesEveryEventAnIdOfItsOwn() {
        EventBody event = EventBody.valid();
        assertThat(create(event))
                .isNotEqualTo(create(event))
                .satisfies(id -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(countAt(event.location())).isEqualTo(2);
    }

    @Test
    void answersInTheInstantFormThatJavaPrints() {
        post(EventBody.valid())
                .statusCode(201)
                .body(
                        "updatedAt",
                        matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}(\\d{3}){0,2})?Z"));
    }
}
