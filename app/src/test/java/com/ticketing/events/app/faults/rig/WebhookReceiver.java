package com.ticketing.events.app.faults.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP server on the loopback interface that counts webhook deliveries by idempotency key. */
public final class WebhookReceiver implements AutoCloseable {

    private static final int ACCEPTED = 204;

    private final ConcurrentMap<String, Integer> received = new ConcurrentHashMap<>();
    private final Queue<String> traceparents = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int status = ACCEPTED;

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            traceparents.addAll(exchange.getRequestHeaders().getOrDefault("traceparent", List.of()));
            int response = status;
            if (response == ACCEPTED) {
                received.merge(exchange.getRequestHeaders().getFirst("Idempotency-Key"), 1, Integer::sum);
            }
            exchange.sendResponseHeaders(response, -1);
        }
    }

    /** The application properties for webhook deliveries to this receiver with short retry intervals. */
    public String[] settings() {
        return new String[] {
            "events.notifications.webhook.url=" + origin() + "/",
            "events.notifications.webhook.secret=secret-of-the-fault-tests",
            "events.notifications.webhook.timeout=2s",
            "events.notifications.lease=4s",
            "events.notifications.poll-interval=200ms",
            "events.notifications.backoff.first=200ms",
            "events.notifications.backoff.longest=500ms",
            "events.notifications.attempts=1000"
        };
    }

    /** Scheme, host and port. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** While set, responds with 503 and counts nothing. */
    public void setRefusing(boolean refusing) {
        setStatus(refusing ? 503 : ACCEPTED);
    }

    /** Sets the status of the responses; counts nothing unless it is 204. */
    public void setStatus(int status) {
        this.status = status;
    }

    /** The number of accepted deliveries by idempotency key. */
    public Map<String, Integer> received() {
        return Map.copyOf(received);
    }

    /** The header {@code traceparent} of each request that had one, refused ones included. */
    public List<String> traceparents() {
        return List.copyOf(traceparents);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
