package com.ticketing.events.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
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

/** Plants canaries in every private field and searches every byte that the public, or a log reader, can get. */
@ExtendWith(OutputCaptureExtension.class)
class PrivateFieldsNeverLeakIT extends RunningService {

    private static final String EVENT_STREAM = "Accept: text/event-stream";

    private final String place = "Aviary" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> ids = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of("internalNotes", "createdBy", "updatedAt"));

    @BeforeEach
    void plantCanaries() {
        for (String status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            ids.add(create(caged(status)));
        }
        String published = create(caged("DRAFT"));
        patch(published, Map.of("status", "PUBLISHED", "internalNotes", canary()))
                .statusCode(200);
        String cancelled = create(caged("PUBLISHED"));
        patch(cancelled, Map.of("internalNotes", canary())).statusCode(200);
        patch(cancelled, Map.of("status", "CANCELLED")).statusCode(200);
        EventBody moved = caged("PUBLISHED");
        String revised = create(moved);
        revise(revised, moved.detailsWith("title", EventBody.unique("Moved"))).statusCode(200);
        ids.addAll(List.of(published, cancelled, revised));
        ids.forEach(id -> secrets.add(String.valueOf(event(id).get("updatedAt"))));
    }

    @Test
    void inAnyPublicAnswer() throws Exception {
        List<String> paths = new ArrayList<>(List.of(
                "/public/events?locations=" + place,
                "/public/events?locations=" + place + "&limit=1&page=2",
                "/public/events?locations=" + place + "&status=DRAFT",
                "/public/events?locations=" + place + "&page=99",
                "/public/events?locations=" + place + "&page=0",
                "/public/events?locations=" + place + "&fields=all&include=private",
                "/public/nothing-here",
                "/events?locations=" + place,
                "/actuator/health",
                "/v3/nothing-here"));
        for (String id : ids) {
            paths.addAll(List.of("/public/events/" + id, "/public/events/" + id + "/summary", "/events/" + id));
        }
        assertThat(everyByte("GET " + paths.getFirst() + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"))
                .contains(place);
        for (String path : paths) {
            assertKeepsSecrets("GET " + path);
            assertKeepsSecrets("HEAD " + path);
            assertKeepsSecrets("OPTIONS " + path);
            assertKeepsSecrets("POST " + path);
            assertKeepsSecrets("GET " + path, "If-None-Match: *");
            assertKeepsSecrets("GET " + path, "Accept: text/plain");
            assertKeepsSecrets("GET " + path, "Accept: application/xml");
            assertKeepsSecrets("GET " + path, "Origin: https://anywhere.example");
            assertKeepsSecrets("GET " + path, EVENT_STREAM);
            assertKeepsSecrets("GET " + path, EVENT_STREAM, "Last-Event-ID: 3");
        }
    }

    @Test
    void inTheLog(CapturedOutput log) {
        create(caged("PUBLISHED"));
        String id = create(caged("DRAFT"));
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", canary())).statusCode(200);
        patch(id, Map.of("status", "DRAFT", "internalNotes", canary())).statusCode(400);
        post(caged("LIVE")).statusCode(400);
        post(caged("DRAFT").with("internalNotes", canary().repeat(1000))).statusCode(400);
        post(caged("DRAFT").json() + "}").statusCode(400);
        post(caged("DRAFT").jsonWith("createdBy", "[\"" + canary() + "\"]")).statusCode(400);
        assertThat(log.getAll()).doesNotContain(canaries());
    }

    @Test
    void inTheErrorsOfARefusedCommand() {
        assertThat(post(caged("LIVE")).extract().asString()).doesNotContain(canaries());
        assertThat(post(caged("DRAFT").jsonWith("createdBy", "[\"" + canary() + "\"]"))
                        .extract()
                        .asString())
                .doesNotContain(canaries());
    }

    private List<String> canaries() {
        return secrets.stream().filter(secret -> secret.startsWith("canary")).toList();
    }

    private EventBody caged(String status) {
        return EventBody.at(place)
                .with("status", status)
                .with("internalNotes", canary())
                .with("createdBy", canary() + "@aviary.example");
    }

    private String canary() {
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        secrets.add(canary);
        return canary;
    }

    private void assertKeepsSecrets(String methodAndPath, String... headers) throws Exception {
        String answer = everyByte(methodAndPath + " HTTP/1.0\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n");
        assertThat(answer).startsWith("HTTP/1").doesNotContain(secrets);
    }

    /** HTTP/1.0, so that no transfer coding can cut a secret in two. */
    private String everyByte(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(received);
            return received.toString(StandardCharsets.UTF_8);
        }
    }
}
