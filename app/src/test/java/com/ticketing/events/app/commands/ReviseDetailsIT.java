package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT /events/{id}/details}. */
class ReviseDetailsIT extends BlackBoxTest {

    private final EventBody event =
            EventBody.valid().with("internalNotes", "kept").with("createdBy", "ana@example.org");

    @Test
    void replacesTitleLocationAndDates() {
        String id = create(event.with("status", "PUBLISHED"));
        EventBody moved = EventBody.valid().between(inDays(50) + "T10:00:00Z", inDays(52) + "T12:00:00.5Z");

        ExtractableResponse<Response> response = revise(id, moved.details())
                .statusCode(200)
                .body("title", equalTo(moved.title()))
                .body("location", equalTo(moved.location()))
                .body("startAt", equalTo(inDays(50) + "T10:00:00Z"))
                .body("endAt", equalTo(inDays(52) + "T12:00:00.500Z"))
                .body("status", equalTo("PUBLISHED"))
                .body("internalNotes", equalTo("kept"))
                .body("createdBy", equalTo("ana@example.org"))
                .header("ETag", "\"1\"")
                .extract();

        assertThat(response.asString()).isEqualTo(read(id).extract().asString());
    }

    @Test
    void updatesAdminAndPublicLists() {
        String id = create(event.with("status", "PUBLISHED"));
        String elsewhere = EventBody.unique("Elsewhere");
        revise(id, event.detailsWith("location", elsewhere)).statusCode(200);

        assertThat(countAt(event.location())).isZero();
        assertThat(countAt(elsewhere)).isEqualTo(1);
        anonymous()
                .queryParam("locations", elsewhere)
                .get("/public/events")
                .then()
                .body("events.id", equalTo(List.of(id)));
    }

    @Test
    void trimsTitleAndLocation() {
        String id = create(event);
        Map<String, Object> spaced = new HashMap<>(event.details());
        spaced.put("title", " \u00A0New title\u3000");
        spaced.put("location", "\tNew location\n");
        revise(id, spaced)
                .statusCode(200)
                .body("title", equalTo("New title"))
                .body("location", equalTo("New location"));
    }

    @Test
    void appendsNoDomainEventWhenNothingChanges() {
        String id = create(event);
        String before = read(id).extract().asString();
        clock.advance(Duration.ofMinutes(1));
        Map<String, Object> same = new HashMap<>(event.details());
        same.put("title", " " + event.title());
        same.put("startAt", inDays(30) + "T21:00:00+02:00");

        String response = revise(id, same)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .extract()
                .asString();

        assertThat(response).isEqualTo(before).isEqualTo(read(id).extract().asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "startAt", "endAt", "location"})
    void requiresAllFourFields(String field) {
        String id = create(event);
        Map<String, Object> details = new HashMap<>(event.details());
        details.remove(field);
        revise(id, details).spec(invalid(field));
        revise(id, event.detailsWith(field, null)).spec(invalid(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title         | ""
            title         | "\\u200b"
            title         | "a\\nb"
            title         | "a\\ud800b"
            title         | 5
            location      | " "
            location      | "\\u3164 \\u2800"
            location      | ["Berlin"]
            startAt       | "2999-01-01"
            startAt       | "tomorrow"
            endAt         | 5
            status        | "CANCELLED"
            internalNotes | "new"
            createdBy     | "bob"
            nope          | null
            """)
    void refusesAnInvalidValueAndReportsItsField(String field, String literal) {
        String id = create(event);
        EventBody details = new EventBody(event.details());
        adminSending(details.jsonWith(field, literal))
                .put("/events/{id}/details", id)
                .then()
                .spec(invalid(field));
        read(id).body("title", equalTo(event.title())).header("ETag", "\"0\"");
    }

    @Test
    void refusesTooLongTitlesAndLocations() {
        String id = create(event);
        revise(id, event.detailsWith("title", "x".repeat(201))).spec(invalid("title"));
        revise(id, event.detailsWith("location", "x".repeat(501))).spec(invalid("location"));
    }

    @Test
    void reportsAllViolationsTogether() {
        String id = create(event);
        adminSending("{\"title\":\"\",\"startAt\":5,\"status\":\"DRAFT\"}")
                .put("/events/{id}/details", id)
                .then()
                .spec(invalid("title", "startAt", "endAt", "location", "status"));
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        String id = create(event);
        revise(id, event.detailsWith("endAt", event.fields().get("startAt"))).spec(invalid("endAt"));
    }

    @Test
    void refusesToMoveTheStartIntoThePast() {
        String id = create(event);
        revise(id, event.detailsWith("startAt", Instant.now().minusSeconds(60).toString()))
                .spec(invalidWithMessage("startAt", "Must be in the future"));
    }

    @Test
    void allowsARunningEventToKeepItsStart() {
        String id = create(event);
        clock.advance(Duration.between(Instant.now(), event.startAt()).plusHours(1));
        String title = EventBody.unique("Renamed");
        revise(id, event.detailsWith("title", title)).statusCode(200).body("title", equalTo(title));
    }

    @Test
    void refusesToMoveTheStartOfARunningEventWithinThePast() {
        String id = create(event);
        clock.advance(Duration.between(Instant.now(), event.startAt()).plusHours(1));
        revise(id, event.detailsWith("startAt", event.startAt().plusSeconds(60).toString()))
                .spec(invalid("startAt"));
    }

    @Test
    void refusesToReviseACancelledEvent() {
        String id = create(event.with("status", "CANCELLED"));
        revise(id, event.detailsWith("title", "Other")).spec(invalid("status"));
        read(id).body("title", equalTo(event.title())).header("ETag", "\"0\"");
    }

    @Test
    void returns404ForAnUnknownOrMalformedId() {
        revise(UNKNOWN_ID, event.details()).spec(notFound());
        revise("1-1-1-1-1", event.details()).spec(notFound());
    }

    @Test
    void checksFieldsBeforeExistence() {
        revise(UNKNOWN_ID, event.detailsWith("title", "")).spec(invalid("title"));
    }

    @Test
    void returns415ForANonJsonMediaType() {
        String id = create(event);
        adminSending(Json.write(event.details()))
                .contentType("text/plain")
                .put("/events/{id}/details", id)
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
    }
}
