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
 * Posts each notification as signed JSON to one address. An answer of 2xx means that it was taken; a redirect is not
 * followed.
 */
public final class WebhookNotifier implements Notifier, AutoCloseable {

    static final String KEY = "Idempotency-Key";
    static final String TIMESTAMP = "X-Webhook-Timestamp";
    static final String SIGNATURE = "X-Webhook-Signature";

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    private final URI url;
    private final WebhookSignature signature;
    private final Duration timeout;
    private final JsonMapper json;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /** Notifies {@code url}; {@code timeout} covers the whole exchange, from the connection to the end of the response. */
    public WebhookNotifier(URI url, WebhookSignature signature, Duration timeout, JsonMapper json, Clock clock) {
        this.url = url;
        this.signature = signature;
        this.timeout = timeout;
        this.json = json;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .executor(threads)
                .build();
    }

    /** What the receiver reads. */
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
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        int status = answerTo(request(delivery));
        if (status < 200 || status > 299) {
            throw new NotificationNotSent("Answered " + status);
        }
    }

    private HttpRequest request(Delivery delivery) {
        byte[] body = json.writeValueAsBytes(Message.of(delivery));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header(KEY, delivery.id().toString())
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, signature.of(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private int answerTo(HttpRequest request) throws NotificationNotSent, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new NotificationNotSent("No answer in time");
        } catch (ExecutionException e) {
            throw new NotificationNotSent(reason(e));
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException _ -> "No answer in time";
            case ConnectException _ -> "No connection";
            case Exception e -> e.getClass().getSimpleName();
            case null, default -> "Failed";
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
