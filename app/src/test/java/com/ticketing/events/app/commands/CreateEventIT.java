package com.ticketing.events.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /events}: the response, media types and sizes that are accepted, and ids. */
class CreateEventIT extends BlackBoxTest {

    @Test
    void returns201WithTheFullEvent() {
        EventBody event = EventBody.withStatus("PUBLISHED")
                .with("internalNotes", "two bars\nand a cloakroom")
                .with("createdBy", "ana@example.org");

        JsonPath body = post(event).statusCode(201).extract().jsonPath();

        Map<String, Object> fields = body.getMap("$");
        assertThat(fields)
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
    void returnsLocationAndEntityTag() {
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
    void defaultsToDraft() {
        post(EventBody.valid()).statusCode(201).body("status", equalTo("DRAFT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void acceptsEveryStatus(String status) {
        post(EventBody.withStatus(status)).statusCode(201).body("status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "application/json; charset=utf-8",
                "Application/JSON",
            })
    void acceptsEverySpellingOfTheJsonMediaType(String mediaType) {
        adminSending(EventBody.valid().json())
                .contentType(mediaType)
                .post("/events")
                .then()
                .statusCode(201);
    }

    @Test
    void acceptsABodyOfTheMaximumSize() {
        String json = EventBody.valid().json();
        post(json + " ".repeat(256 * 1024 - json.length())).statusCode(201);
    }

    @Test
    void assignsADistinctUuidToEveryEvent() {
        EventBody event = EventBody.valid();
        assertThat(create(event))
                .isNotEqualTo(create(event))
                .satisfies(id -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(countAt(event.location())).isEqualTo(2);
    }

    @Test
    void returnsUpdatedAtInInstantToStringFormat() {
        post(EventBody.valid())
                .statusCode(201)
                .body(
                        "updatedAt",
                        matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}(\\d{3}){0,2})?Z"));
    }
}
