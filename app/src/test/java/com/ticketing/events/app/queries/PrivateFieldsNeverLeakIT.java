package com.ticketing.events.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Writes unique values to every private field and searches all public responses and log output for them. */
@ExtendWith(OutputCaptureExtension.class)
class PrivateFieldsNeverLeakIT extends BlackBoxTest {

    private static final String EVENT_STREAM = "Accept: text/event-stream";

    private final String location = "Hall" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> ids = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of("internalNotes", "createdBy", "updatedAt"));

    @BeforeEach
    void createEventsWithCanaries() {
        for (String status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            ids.add(create(eventWithCanaries(status)));
        }
        String published = create(eventWithCanaries("DRAFT"));
        patch(published, Map.of("status", "PUBLISHED", "internalNotes", canary()))
                .statusCode(200);
        String cancelled = create(eventWithCanaries("PUBLISHED"));
        patch(cancelled, Map.of("internalNotes", canary())).statusCode(200);
        patch(cancelled, Map.of("status", "CANCELLED")).statusCode(200);
        EventBody moved = eventWithCanaries("PUBLISHED");
        String revised = create(moved);
        revise(revised, moved.detailsWith("title", EventBody.unique("Moved"))).statusCode(200);
        ids.addAll(List.of(published, cancelled, revised));
        ids.forEach(id -> secrets.add(String.valueOf(event(id).get("updatedAt"))));
    }

    @Test
    void publicResponsesContainNoPrivateFields() {
        List<String> paths = new ArrayList<>(List.of(
                "/public/events?locations=" + location,
                "/public/events?locations=" + location + "&limit=1&page=2",
                "/public/events?locations=" + location + "&status=DRAFT",
                "/public/events?locations=" + location + "&page=99",
                "/public/events?locations=" + location + "&page=0",
                "/public/events?locations=" + location + "&fields=all&include=private",
                "/public/nothing-here",
                "/?location=" + location,
                "/?location=" + location + "&past=on",
                "/sitemap.xml",
                "/events?locations=" + location,
                "/actuator/health",
                "/v3/nothing-here"));
        for (String id : ids) {
            paths.addAll(List.of(
                    "/public/events/" + id,
                    "/public/events/" + id + "/summary",
                    "/public/events/" + id + ".ics",
                    "/e/" + id,
                    "/events/" + id));
        }
        assertThat(exchange("GET " + paths.getFirst() + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"))
                .contains(location);
        for (String path : paths) {
            assertContainsNoSecret("GET " + path);
            assertContainsNoSecret("HEAD " + path);
            assertContainsNoSecret("OPTIONS " + path);
            assertContainsNoSecret("POST " + path);
            assertContainsNoSecret("GET " + path, "If-None-Match: *");
            assertContainsNoSecret("GET " + path, "Accept: text/plain");
            assertContainsNoSecret("GET " + path, "Accept: text/html");
            assertContainsNoSecret("GET " + path, "Accept: application/xml");
            assertContainsNoSecret("GET " + path, "Origin: https://anywhere.example");
            assertContainsNoSecret("GET " + path, EVENT_STREAM);
            assertContainsNoSecret("GET " + path, EVENT_STREAM, "Last-Event-ID: 3");
        }
    }

    @Test
    void logContainsNoPrivateFields(CapturedOutput log) {
        create(eventWithCanaries("PUBLISHED"));
        String id = create(eventWithCanaries("DRAFT"));
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", canary())).statusCode(200);
        patch(id, Map.of("status", "DRAFT", "internalNotes", canary())).statusCode(400);
        post(eventWithCanaries("LIVE")).statusCode(400);
        post(eventWithCanaries("DRAFT").with("internalNotes", canary().repeat(1000)))
                .statusCode(400);
        post(eventWithCanaries("DRAFT").json() + "}").statusCode(400);
        post(eventWithCanaries("DRAFT").jsonWith("createdBy", "[\"" + canary() + "\"]"))
                .statusCode(400);
        assertThat(log.getAll()).doesNotContain(canaries());
    }

    @Test
    void errorResponsesContainNoPrivateFields() {
        assertThat(post(eventWithCanaries("LIVE")).extract().asString()).doesNotContain(canaries());
        assertThat(post(eventWithCanaries("DRAFT").jsonWith("createdBy", "[\"" + canary() + "\"]"))
                        .extract()
                        .asString())
                .doesNotContain(canaries());
    }

    private List<String> canaries() {
        return secrets.stream().filter(secret -> secret.startsWith("canary")).toList();
    }

    private EventBody eventWithCanaries(String status) {
        return EventBody.at(location)
                .with("status", status)
                .with("internalNotes", canary())
                .with("createdBy", canary() + "@canary.example");
    }

    private String canary() {
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        secrets.add(canary);
        return canary;
    }

    private void assertContainsNoSecret(String methodAndPath, String... headers) {
        String response = exchange(methodAndPath + " HTTP/1.0\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n");
        assertThat(response).startsWith("HTTP/1").doesNotContain(secrets);
    }

    /** All bytes of the response; HTTP/1.0 has no transfer coding that could split a value. */
    private String exchange(String request) {
        return new String(RawHttp.exchange(port, request), StandardCharsets.UTF_8);
    }
}
