package com.ticketing.events.app.cli.train;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The requests of a training run: commands, queries, pages, summaries, audit, and refusals. */
final class TrainingRequests implements AutoCloseable {

    private static final Duration MAX_START_TIME = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final String READINESS = "/actuator/health/readiness";
    private static final String DETAILS = """
            {"title": "Jazz at the Harbour", "startAt": "2099-06-18T18:00:00Z", "endAt": "2099-06-18T22:30:00Z",
             "location": "Hamburg, Landungsbrücken"}""";
    private static final String CREATION = """
            {"title": "Jazz in the Park", "startAt": "2099-06-18T20:00:00+02:00", "endAt": "2099-06-19T01:00:00+02:00",
             "location": "Berlin, Treptower Park", "internalNotes": "Ask for the piano tuner"}""";
    private static final String FILTER = "dateFrom=2099-06-01&dateTo=2099-07-31&locations=hamburg";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    TrainingRequests(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Waits until the service is ready; at most five minutes. */
    void awaitReady(ChildJvm service) throws TrainingFailed, InterruptedException {
        long start = System.nanoTime();
        while (!isReady()) {
            if (!service.isAlive() || System.nanoTime() - start > MAX_START_TIME.toNanos()) {
                throw service.failure("The service did not start");
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(request(READINESS)).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends one request of each kind, in the order of the life of an Event. */
    void sendRound(ChildJvm service) throws TrainingFailed, InterruptedException {
        try {
            readPublicPaths();
            String event = create();
            expect(200, command("PATCH", event, "{\"status\": \"PUBLISHED\"}").header("If-Match", "\"0\""));
            expect(200, command("PUT", event + "/details", DETAILS));
            readEvent(event);
            readAudit(event);
            expect(200, command("PATCH", event, "{\"status\": \"CANCELLED\"}"));
            expect(204, admin(event + "/personal-data").DELETE());
            sendRefused();
            expect(200, admin("/actuator/health"));
            expect(200, admin("/actuator/prometheus"));
        } catch (IOException e) {
            throw service.failure("A request of the training failed: " + e);
        }
    }

    private String create() throws IOException, TrainingFailed, InterruptedException {
        HttpResponse<String> created = expect(201, command("POST", "/events", CREATION));
        return created.headers().firstValue("Location").orElseThrow();
    }

    private void readPublicPaths() throws IOException, TrainingFailed, InterruptedException {
        expect(200, request(READINESS));
        expect(200, request("/"));
        expect(200, request("/admin"));
        expect(200, request("/v3/api-docs"));
        expect(200, request("/public/events"));
        expect(200, request("/public/events?" + FILTER).header("Accept-Encoding", "gzip"));
        expect(200, request("/public/events.ics"));
    }

    private void readEvent(String event) throws IOException, TrainingFailed, InterruptedException {
        expect(200, request("/public" + event));
        expect(200, request("/public" + event + "/summary"));
        expect(200, request("/public" + event + "/summary").header("Accept", "text/plain"));
        expect(200, admin(event));
        expect(200, admin("/events?status=draft,published&" + FILTER));
        expect(200, admin("/notifications"));
    }

    private void readAudit(String event) throws IOException, TrainingFailed, InterruptedException {
        expect(200, admin(event + "/history"));
        expect(200, admin("/audit/events?actor=admin&limit=5"));
        expect(200, admin("/audit/checkpoint"));
        expect(200, admin("/audit/verify"));
        expect(200, admin("/projections"));
        expect(200, admin("/me"));
        HttpRequest feed =
                admin("/audit/events").header("Accept", "text/event-stream").build();
        try (var body = client.send(feed, BodyHandlers.ofInputStream()).body()) {
            body.read();
        }
    }

    private void sendRefused() throws IOException, TrainingFailed, InterruptedException {
        expect(401, request("/events"));
        expect(404, request("/public/events/00000000-0000-0000-0000-000000000000"));
        expect(400, command("POST", "/events", "{\"title\": \" \", \"place\": \"Berlin\"}"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private HttpRequest.Builder admin(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder command(String method, String path, String body) {
        return admin(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request)
            throws IOException, TrainingFailed, InterruptedException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() != status) {
            throw new TrainingFailed(
                    response.request().method() + " " + response.uri().getPath() + " was answered with "
                            + response.statusCode() + " instead of " + status);
        }
        return response;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
