package com.ticketing.events.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /events}: the response, media types and sizes that are accepted, and ids. */
class CreateEventIT extends BlackBoxTest {

    private static final Pattern RESPONSE =
            Pattern.compile("HTTP/1\\.1 (\\d{3}) .*?X-Request-Id: (\\S+)", Pattern.DOTALL);

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

    /** Creations and a public list, which threads of another kind serve. */
    @Test
    void respondsToPipelinedRequestsInOrder() {
        String list = "GET /public/events HTTP/1.1\r\nHost: a\r\nX-Request-Id: list-2\r\n\r\n";
        String requests =
                creation("one-1", "") + list + creation("two-3", "") + creation("last-4", "Connection: close\r\n");

        String responses = new String(RawHttp.exchange(port, requests), StandardCharsets.ISO_8859_1);

        assertThat(RESPONSE.matcher(responses).results().map(response -> response.group(1) + " " + response.group(2)))
                .containsExactly("201 one-1", "200 list-2", "201 two-3", "201 last-4");
    }

    private static String creation(String requestId, String header) {
        String json = EventBody.valid().json();
        return "POST /events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ADMIN_TOKEN
                + "\r\nContent-Type: application/json\r\nX-Request-Id: " + requestId + "\r\n" + header
                + "Content-Length: " + json.length() + "\r\n\r\n" + json;
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
