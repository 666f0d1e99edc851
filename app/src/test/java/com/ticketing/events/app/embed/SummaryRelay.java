package com.ticketing.events.app.embed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Relays summaries of the service, but the first response ends after three chunks, at once or when it is released. */
final class SummaryRelay implements AutoCloseable {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int CHUNKS = 3;

    private final HttpServer server = OtherSite.newServer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    SummaryRelay(URI service) {
        this.service = service;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::relay);
        server.start();
    }

    URI origin() {
        return OtherSite.origin(server);
    }

    /** The {@code Last-Event-ID} of each request so far; empty if it had none. */
    List<String> requests() {
        return requests;
    }

    /** Ends the first response. */
    void release() {
        release.countDown();
    }

    private void relay(HttpExchange exchange) throws IOException {
        Optional<String> lastId =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(LAST_EVENT_ID));
        requests.add(lastId.orElse(""));
        boolean isFirst = requests.size() == 1;
        String stream = stream(exchange.getRequestURI(), lastId);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write((isFirst ? beginning(stream) : stream).getBytes(StandardCharsets.UTF_8));
            body.flush();
            if (isFirst) {
                release.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String stream(URI path, Optional<String> lastId) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        lastId.ifPresent(id -> request.header(LAST_EVENT_ID, id));
        try {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A short delay of the reconnection, and the first chunks. */
    private static String beginning(String stream) {
        return Arrays.stream(stream.split("\n\n"))
                .skip(1)
                .limit(CHUNKS)
                .collect(Collectors.joining("\n\n", "retry: 100\n\n", "\n\n"));
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        client.close();
    }
}
