package com.ticketing.events.app.faults.rig;

import com.ticketing.events.app.support.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Client of one process with an admin token. Each method throws an {@link IOException} when there is no response. */
public final class ServiceClient implements AutoCloseable {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUri;
    private final String token;

    /** @param baseUri without a path */
    public ServiceClient(URI baseUri, String token) {
        this.baseUri = baseUri;
        this.token = token;
    }

    public HttpResult get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** A request with any method and without a body. */
    public HttpResult request(String method, String path) throws IOException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** GET of a state at or beyond a position of the event log. */
    public HttpResult getAt(String position, String path) throws IOException {
        return send(request(path).header("Event-Log-Position", position).GET());
    }

    public HttpResult read(String id) throws IOException {
        return get("/events/" + id);
    }

    /** The number of Events with the text in their location. */
    public long countAt(String location) throws IOException {
        HttpResult result = get("/events?locations=" + URLEncoder.encode(location, StandardCharsets.UTF_8));
        return result.expect(200).json().at("/pagination/total").asLong();
    }

    public HttpResult create(Map<String, ?> body, @Nullable String idempotencyKey) throws IOException {
        HttpRequest.Builder request = request("/events").POST(json(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    public HttpResult patch(String id, Map<String, ?> changes, @Nullable Long ifMatch) throws IOException {
        HttpRequest.Builder request = request("/events/" + id).method("PATCH", json(changes));
        if (ifMatch != null) {
            request.header("If-Match", "\"" + ifMatch + "\"");
        }
        return send(request);
    }

    public HttpResult revise(String id, Map<String, ?> details) throws IOException {
        return send(request("/events/" + id + "/details").PUT(json(details)));
    }

    public HttpResult schedulePublication(String id, Instant publishAt) throws IOException {
        return send(request("/events/" + id + "/publication").PUT(json(Map.of("publishAt", publishAt.toString()))));
    }

    public HttpResult erase(String id) throws IOException {
        return send(request("/events/" + id + "/personal-data").DELETE());
    }

    public HttpResult rebuild(String projection) throws IOException {
        return send(request("/projections/" + projection + "/rebuild").POST(BodyPublishers.noBody()));
    }

    /** Opens an event stream; the caller closes the reader. */
    public BufferedReader openEventStream(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(baseUri.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return new BufferedReader(new InputStreamReader(
                exchange(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(baseUri.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private HttpResult send(HttpRequest.Builder request) throws IOException {
        long start = System.nanoTime();
        HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
        return HttpResult.of(response, Duration.ofNanos(System.nanoTime() - start));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> bodyHandler) throws IOException {
        try {
            return http.send(request, bodyHandler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
