package com.ticketing.events.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Error envelope, the body of every error response (brief 3.3). */
public record Envelope(String code, String message, List<Violation> details) {

    public record Violation(String field, String message) {}

    /** Parses a body that must be exactly an envelope without class names, stack traces or HTML. */
    public static Envelope of(String body) {
        assertThat(body).doesNotContainIgnoringCase("exception", "<html", "java.", "org.", "tomcat", "jetty", "\\tat ");
        JsonNode root = Json.read(body);
        assertThat(root.propertyNames()).as(body).containsExactly("error");
        JsonNode error = root.get("error");
        assertThat(error.propertyNames()).as(body).containsExactlyInAnyOrder("code", "message", "details");
        assertThat(error.get("details").isArray()).as(body).isTrue();
        String code = error.get("code").stringValue();
        String message = error.get("message").stringValue();
        assertThat(code).as(body).matches("[A-Z]+(_[A-Z]+)*");
        assertThat(message).as(body).isNotBlank();
        return new Envelope(
                code,
                message,
                error.get("details").valueStream().map(Envelope::violation).toList());
    }

    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        details.forEach(violation -> fields.add(violation.field()));
        return fields;
    }

    private static Violation violation(JsonNode detail) {
        assertThat(detail.propertyNames()).containsExactlyInAnyOrder("field", "message");
        return new Violation(
                detail.get("field").stringValue(), detail.get("message").stringValue());
    }
}
