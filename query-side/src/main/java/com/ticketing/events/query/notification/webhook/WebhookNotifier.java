package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.Notification;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.webhook.WebhookClient.ExchangeFailed;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.client.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Channel {@code webhook}: posts each notification as signed JSON to one URL. A 2xx response is success, whatever
 * its body. Thread-safe.
 */
final class WebhookNotifier implements Notifier, AutoCloseable {

    static final String KEY_HEADER = "Idempotency-Key";
    static final String TIMESTAMP_HEADER = "X-Webhook-Timestamp";
    static final String TRACE_HEADER = "traceparent";
    static final String SIGNATURE_HEADER = "X-Webhook-Signature";

    private final URI url;
    private final WebhookSignature signature;
    private final Duration timeout;
    private final JsonMapper json;
    private final Clock clock;
    private final Tracing tracing;
    private final WebhookClient client;

    /**
     * Creates a channel to {@code url}.
     *
     * @param timeout the limit for one exchange, from the connection to the end of the response
     * @param maxConnections the maximum number of connections to the receiver
     */
    WebhookNotifier(
            URI url,
            WebhookSignature signature,
            Duration timeout,
            int maxConnections,
            JsonMapper json,
            Clock clock,
            Tracing tracing) {
        this.url = url;
        this.signature = signature;
        this.timeout = timeout;
        this.json = json;
        this.clock = clock;
        this.tracing = tracing;
        client = new WebhookClient(timeout, maxConnections);
    }

    /** The JSON payload. */
    private record Message(
            String id, UUID eventId, long position, String channel, String text, String type, Instant at) {

        static Message of(Delivery delivery) {
            Notification notification = delivery.notification();
            return new Message(
                    delivery.key(),
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
    public String address() {
        return new Origin(url.getScheme(), url.getHost(), url.getPort()).asString();
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        try (TraceSpan span = tracing.start("POST", Tracing.Kind.CLIENT)) {
            span.set("http.request.method", "POST")
                    .set("server.address", url.getHost())
                    .set("server.port", port());
            if (delivery.attempts() > 1) {
                span.set("http.request.resend_count", delivery.attempts() - 1L);
            }
            try {
                sendInSpan(delivery, span);
            } catch (NotificationNotSent e) {
                span.failed(e.reason());
                throw e;
            }
        }
    }

    /** The port that the requests go to; the URL names it, or its scheme has a default one. */
    private int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private void sendInSpan(Delivery delivery, TraceSpan span) throws NotificationNotSent, InterruptedException {
        int status = post(delivery, span.traceparent());
        span.set("http.response.status_code", status);
        if (status < 200 || status > 299) {
            throw new NotificationNotSent("Response status " + status);
        }
    }

    private int post(Delivery delivery, @Nullable String traceparent) throws NotificationNotSent, InterruptedException {
        byte[] body = json.writeValueAsBytes(Message.of(delivery));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> headers = new HashMap<>(Map.of(
                KEY_HEADER, delivery.key(),
                TIMESTAMP_HEADER, timestamp,
                SIGNATURE_HEADER, signature.of(timestamp, body)));
        if (traceparent != null) {
            headers.put(TRACE_HEADER, traceparent);
        }
        try {
            return client.post(url, headers, body);
        } catch (ExchangeFailed e) {
            throw new NotificationNotSent(e.reason());
        }
    }

    /** The number of open connections to the receiver. */
    long openConnections() {
        return client.openConnections();
    }

    @Override
    public void close() {
        client.close();
    }
}
