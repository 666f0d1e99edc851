package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.Json;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Response of a process.
 *
 * @param duration the time from the request to the end of the response
 */
public record HttpResult(int status, HttpHeaders headers, String body, Duration duration) {

    static HttpResult of(HttpResponse<String> response, Duration duration) {
        return new HttpResult(response.statusCode(), response.headers(), response.body(), duration);
    }

    public HttpResult expect(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        return this;
    }

    /** The value of a header that the response has. */
    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("no " + name + " in " + headers.map()));
    }

    public JsonNode json() {
        return Json.read(body);
    }

    /** The Event in the body without {@code isUpcoming}, which depends on the time of the request. */
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

    /** Asserts a 503 response with {@code Retry-After} and the error envelope. */
    public void expectUnavailable() {
        expect(503);
        assertThat(headers.firstValue("Retry-After")).as("Retry-After").isPresent();
        assertThat(json().at("/error/code").stringValue()).isEqualTo("UNAVAILABLE");
        assertThat(json().at("/error/details").isArray()).isTrue();
    }
}
