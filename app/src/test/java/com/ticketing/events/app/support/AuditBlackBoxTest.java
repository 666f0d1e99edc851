package com.ticketing.events.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Base class of tests that read Event histories and the audit log. */
public abstract class AuditBlackBoxTest extends BlackBoxTest {

    protected static final List<String> FIELDS =
            List.of("title", "startAt", "endAt", "location", "status", "internalNotes", "createdBy");

    protected List<JsonNode> history(String id) {
        return entries(admin().get("/events/{id}/history", id));
    }

    protected static List<JsonNode> entries(Response page) {
        return body(page).get("entries").valueStream().toList();
    }

    protected static JsonNode body(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        return Json.read(page.asString());
    }

    protected static List<String> types(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("type").stringValue()).toList();
    }

    protected static List<Long> positions(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("position").longValue()).toList();
    }

    protected static Set<String> changedFields(JsonNode entry) {
        return entry.get("changes").propertyNames().stream().collect(Collectors.toSet());
    }

    protected static String change(String from, String to) {
        return "{\"from\":%s,\"to\":%s}".formatted(from, to);
    }

    protected static String quoted(Object text) {
        return Json.write(text);
    }

    /**
     * Creates a draft, publishes it with notes, changes its location and cancels it.
     *
     * @param requestIdPrefix prefix of the request ids, which end in -create, -publish, -move and -cancel
     * @return the id of the Event
     */
    protected String createEventWithHistory(EventBody event, String requestIdPrefix) {
        String id = Json.read(withToken(ADMIN_TOKEN)
                        .contentType("application/json")
                        .header("X-Request-Id", requestIdPrefix + "-create")
                        .body(event.json())
                        .post("/events")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .get("id")
                .stringValue();
        request(SECOND_TOKEN, requestIdPrefix + "-publish", Map.of("status", "PUBLISHED", "internalNotes", "Ask Ada"))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);
        request(ADMIN_TOKEN, requestIdPrefix + "-move", event.detailsWith("location", "Elsewhere"))
                .put("/events/{id}/details", id)
                .then()
                .statusCode(200);
        request(SECOND_TOKEN, requestIdPrefix + "-cancel", Map.of("status", "CANCELLED"))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);
        return id;
    }

    /** Reads all pages of the audit log after a position. */
    protected List<JsonNode> readAuditPages(long start, int limit) {
        List<JsonNode> read = new ArrayList<>();
        long after = start;
        while (true) {
            JsonNode page = body(admin().queryParam("limit", limit)
                    .queryParam("after", after)
                    .get("/audit/events"));
            if (page.get("entries").isEmpty()) {
                assertThat(page.get("next").longValue()).isEqualTo(after);
                return read;
            }
            read.addAll(page.get("entries").valueStream().toList());
            after = page.get("next").longValue();
        }
    }

    protected JsonNode projection(String name) {
        return Json.read(admin().get("/projections/{name}", name)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private RequestSpecification request(String token, String requestId, Map<String, ?> body) {
        return withToken(token)
                .contentType("application/json")
                .header("X-Request-Id", requestId)
                .body(Json.write(body));
    }
}
