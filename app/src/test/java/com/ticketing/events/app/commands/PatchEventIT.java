package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PATCH /events/{id}}: status transitions, notes and unchanged Events. */
class PatchEventIT extends BlackBoxTest {

    @ParameterizedTest
    @CsvSource({"DRAFT, PUBLISHED", "DRAFT, CANCELLED", "PUBLISHED, CANCELLED"})
    void allowsTheStatusTransitionsOfTheBrief(String from, String to) {
        String id = create(EventBody.withStatus(from));

        ExtractableResponse<Response> patched = patch(id, Map.of("status", to))
                .statusCode(200)
                .body("status", equalTo(to))
                .extract();

        assertThat(patched.header("ETag")).isEqualTo("\"1\"").isEqualTo(etag(id));
        assertThat(patched.asString()).isEqualTo(read(id).extract().asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void appendsNoDomainEventWhenTheStatusIsUnchanged(String status) {
        String id = create(EventBody.withStatus(status));
        String before = read(id).extract().asString();
        clock.advance(Duration.ofMinutes(1));

        String response = patch(id, Map.of("status", status))
                .statusCode(200)
                .header("ETag", "\"0\"")
                .extract()
                .asString();

        assertThat(response).isEqualTo(before).isEqualTo(read(id).extract().asString());
    }

    @Test
    void appendsNoDomainEventWhenNotesAndStatusAreUnchanged() {
        String id = create(EventBody.valid().with("internalNotes", "same"));
        String before = read(id).extract().asString();
        clock.advance(Duration.ofMinutes(1));
        patch(id, Map.of("internalNotes", "same", "status", "DRAFT"))
                .statusCode(200)
                .header("ETag", "\"0\"");
        assertThat(read(id).extract().asString()).isEqualTo(before);
    }

    @Test
    void appendsNoDomainEventWhenAbsentNotesAreCleared() {
        String id = create(EventBody.valid());
        patch(id, Collections.singletonMap("internalNotes", null))
                .statusCode(200)
                .header("ETag", "\"0\"");
    }

    @Test
    void advancesUpdatedAtOnAChange() {
        String id = create(EventBody.valid());
        clock.advance(Duration.ofHours(1));
        String updatedAt = patch(id, Map.of("internalNotes", "new"))
                .statusCode(200)
                .extract()
                .path("updatedAt");
        assertThat(Instant.parse(updatedAt)).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }

    @Test
    void changesStatusAndNotesInOneRequest() {
        String id = create(EventBody.valid());
        String etag = patch(id, Map.of("status", "PUBLISHED", "internalNotes", "doors at six"))
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("internalNotes", equalTo("doors at six"))
                .extract()
                .header("ETag");
        assertThat(etag).isEqualTo(etag(id)).isNotEqualTo("\"0\"");
    }

    @Test
    void keepsFieldsThatAreNotInTheBody() {
        EventBody event = EventBody.valid().with("internalNotes", "kept").with("createdBy", "ana@example.org");
        String id = create(event);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(event(id)).containsAllEntriesOf(event.fields());
    }

    @Test
    void clearsNotesThatAreSetToNull() {
        String id = create(EventBody.valid().with("internalNotes", "gone soon"));
        patch(id, Collections.singletonMap("internalNotes", null))
                .statusCode(200)
                .body("internalNotes", nullValue());
        read(id).body("internalNotes", nullValue()).header("ETag", "\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json;charset=UTF-8"})
    void acceptsJsonAndMergePatch(String mediaType) {
        String id = create(EventBody.valid());
        adminSending("{\"internalNotes\":\"new\"}")
                .contentType(mediaType)
                .patch("/events/{id}", id)
                .then()
                .statusCode(200)
                .body("internalNotes", equalTo("new"));
    }

    @Test
    void countsNotesLengthInCodePoints() {
        String id = create(EventBody.valid());
        patch(id, Map.of("internalNotes", "\uD83C\uDFB7".repeat(10_000))).statusCode(200);
        patch(id, Map.of("internalNotes", "x".repeat(10_001))).spec(invalid("internalNotes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void changesTheNotesOfAPastEvent(String status) {
        String id = create(EventBody.withStatus(status));
        clock.advance(Duration.ofDays(60));
        patch(id, Map.of("internalNotes", "sold out"))
                .statusCode(200)
                .body("internalNotes", equalTo("sold out"))
                .body("isUpcoming", equalTo(false));
    }

    @Test
    void cancelsARunningEvent() {
        Instant start = Instant.now().plus(Duration.ofHours(1));
        String id = create(EventBody.withStatus("PUBLISHED")
                .between(start.toString(), start.plus(Duration.ofHours(4)).toString()));
        clock.advance(Duration.ofHours(2));
        patch(id, Map.of("status", "CANCELLED")).statusCode(200).body("status", equalTo("CANCELLED"));
    }
}
