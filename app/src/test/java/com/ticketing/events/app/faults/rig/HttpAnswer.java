package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a process answered, and how long that took. */
public record HttpAnswer(int status, HttpHeaders headers, String body, Duration took) {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    public static HttpAnswer of(HttpResponse<String> response, Duration took) {
        return new HttpAnswer(response.statusCode(), response.headers(), response.body(), took);
    }

    public HttpAnswer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The event in the answer, but for what depends on the moment of answering. */
    public JsonNode event() {
        return ((ObjectNode) json()).without("isUpcoming");
    }

    public String id() {
        return json().get("id").stringValue();
    }

    /** The version in the entity tag. */
    public long version() {
        return Long.parseLong(headers.firstValue("ETag").orElseThrow().replace("\"", ""));
    }

    /** Asserts that this is a refusal which asks the client to come again. */
    public void expectUnavailable() {
        expect(503);
        assertThat(headers.firstValue("Retry-After")).as("Retry-After").isPresent();
        assertThat(json().at("/error/code").stringValue()).isEqualTo("UNAVAILABLE");
        assertThat(json().at("/error/details").isArray()).isTrue();
    }
}
