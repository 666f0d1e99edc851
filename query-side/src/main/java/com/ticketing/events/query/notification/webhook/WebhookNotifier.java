package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.Notification;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Channel {@code webhook}: posts each notification as signed JSON to one URL. A 2xx response is success; redirects are
 * not followed. Thread-safe.
 */
final class WebhookNotifier implements Notifier, AutoCloseable {

    static final String KEY_HEADER = "Idempotency-Key";
    static final String TIMESTAMP_HEADER = "X-Webhook-Timestamp";
    static final String SIGNATURE_HEADER = "X-Webhook-Signature";

    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final URI url;
    private final WebhookSignature signature;
    private final Duration timeout;
    private final JsonMapper json;
    private final Clock clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /**
     * Creates a channel to {@code url}.
     *
     * @param timeout the limit for one exchange, from the connection to the end of the response
     */
    WebhookNotifier(URI url, WebhookSignature signature, Duration timeout, JsonMapper json, Clock clock) {
        this.url = url;
        this.signature = signature;
        this.timeout = timeout;
        this.json = json;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? timeout : MAX_CONNECT_TIMEOUT)
                .executor(executor)
                .build();
    }

    /** The JSON payload. */
    private record Message(
            String id, UUID eventId, long position, String channel, String text, String type, Instant at) {

        static Message of(Delivery delivery) {
            Notification notification = delivery.notification();
            return new Message(
                    delivery.id().toString(),
                    notification.eventId(),
                    notification.position(),
                    delivery.channel(),
                    notification.text(),
                    notification.type(),
                    notification.at());
        }
    }

    @Override
    public String channel() {
        return "webhook";
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        int status = exchange(request(delivery));
        if (status < 200 || status > 299) {
            throw new NotificationNotSent("Response status " + status);
        }
    }

    private HttpRequest request(Delivery delivery) {
        byte[] body = json.writeValueAsBytes(Message.of(delivery));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header(KEY_HEADER, delivery.id().toString())
                .header(TIMESTAMP_HEADER, timestamp)
                .header(SIGNATURE_HEADER, signature.of(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private int exchange(HttpRequest request) throws NotificationNotSent, InterruptedException {
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, BodyHandlers.discarding());
        try {
            return response.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new NotificationNotSent("Timed out");
        } catch (ExecutionException e) {
            throw new NotificationNotSent(reason(e));
        } finally {
            response.cancel(true);
        }
    }

    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException _ -> "Timed out";
            case ConnectException _ -> "Connection failed";
            case Exception e -> e.getClass().getSimpleName();
            case null, default -> "Failed";
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
