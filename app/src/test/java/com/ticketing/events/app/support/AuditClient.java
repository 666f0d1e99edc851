package com.ticketing.events.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads histories and the audit feed's pages. */
public abstract class AuditClient extends RunningService {

    public static final List<String> FIELDS =
            List.of("title", "startAt", "endAt", "location", "status", "internalNotes", "createdBy");

    public List<JsonNode> history(String id) {
        return entries(admin().get("/events/{id}/history", id));
    }

    public static List<JsonNode> entries(Response page) {
        return body(page).get("entries").valueStream().toList();
    }

    public static JsonNode body(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        return Json.read(page.asString());
    }

    public static List<String> types(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("type").stringValue()).toList();
    }

    public static List<Long> positions(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("position").longValue()).toList();
    }

    public static Set<String> changed(JsonNode entry) {
        return entry.get("changes").propertyNames().stream().collect(Collectors.toSet());
    }

    public static String change(String from, String to) {
        return "{\"from\":%s,\"to\":%s}".formatted(from, to);
    }

    public static String quoted(Object text) {
        return Json.write(text);
    }

    /** A draft that is published with notes, moved, and cancelled; each by a request of its own name. */
    public String eventWithAStory(EventBody event, String requests) {
        String id = Json.read(bearing(ADMIN_TOKEN)
                        .contentType("application/json")
                        .header("X-Request-Id", requests + "-create")
                        .body(event.json())
                        .post("/events")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .get("id")
                .stringValue();
        changing(SECOND_TOKEN, requests + "-publish", Map.of("status", "PUBLISHED", "internalNotes", "Ask Ada"))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);
        changing(ADMIN_TOKEN, requests + "-move", event.detailsWith("location", "Elsewhere"))
                .put("/events/{id}/details", id)
                .then()
                .statusCode(200);
        changing(SECOND_TOKEN, requests + "-cancel", Map.of("status", "CANCELLED"))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);
        return id;
    }

    private RequestSpecification changing(String token, String requestId, Map<String, ?> body) {
        return bearing(token)
                .contentType("application/json")
                .header("X-Request-Id", requestId)
                .body(Json.write(body));
    }
}
