package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of one process, with an admin's token. Each method throws an {@link IOException} when there is no answer. */
public final class ServiceClient implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    public ServiceClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    public HttpAnswer get(String path) throws IOException {
        return send(request(path).GET());
    }

    public HttpAnswer read(String id) throws IOException {
        return get("/events/" + id);
    }

    /** How many events have the text in their location. */
    public long countAt(String location) throws IOException {
        HttpAnswer answer = get("/events?locations=" + URLEncoder.encode(location, StandardCharsets.UTF_8));
        return answer.expect(200).json().at("/pagination/total").asLong();
    }

    public HttpAnswer create(Map<String, ?> body, @Nullable String key) throws IOException {
        HttpRequest.Builder request = request("/events").POST(json(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    public HttpAnswer patch(String id, Map<String, ?> changes, @Nullable Long ifMatch) throws IOException {
        HttpRequest.Builder request = request("/events/" + id).method("PATCH", json(changes));
        if (ifMatch != null) {
            request.header("If-Match", "\"" + ifMatch + "\"");
        }
        return send(request);
    }

    public HttpAnswer revise(String id, Map<String, ?> details) throws IOException {
        return send(request("/events/" + id + "/details").PUT(json(details)));
    }

    public HttpAnswer erase(String id) throws IOException {
        return send(request("/events/" + id + "/personal-data").DELETE());
    }

    public HttpAnswer rebuild(String projection) throws IOException {
        return send(request("/projections/" + projection + "/rebuild").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** The bytes of an endless answer as they come; the caller closes the stream. */
    public InputStream feed(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private HttpAnswer send(HttpRequest.Builder request) throws IOException {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return HttpAnswer.of(response, Duration.ofNanos(System.nanoTime() - start));
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
