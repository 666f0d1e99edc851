package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.channel.NotificationMessage;
import com.ticketing.events.query.notification.channel.RetryAfter;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.query.notification.webhook.WebhookClient.Answer;
import com.ticketing.events.query.notification.webhook.WebhookClient.ExchangeFailed;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts each notification as signed JSON to one URL. A 2xx response is success, whatever its body; 410 ends the
 * address. Thread-safe.
 */
final class WebhookNotifier implements Notifier, AutoCloseable {

    static final String TRACE_HEADER = "traceparent";

    private final WebhookChannel channel;
    private final WebhookClient client;
    private final CancellationReasons reasons;
    private final JsonMapper json;
    private final Clock clock;
    private final Tracing tracing;

    /** Creates a channel that owns {@code client} and closes it. */
    WebhookNotifier(
            WebhookChannel channel,
            WebhookClient client,
            CancellationReasons reasons,
            JsonMapper json,
            Clock clock,
            Tracing tracing) {
        this.channel = channel;
        this.client = client;
        this.reasons = reasons;
        this.json = json;
        this.clock = clock;
        this.tracing = tracing;
    }

    @Override
    public String channel() {
        return channel.name();
    }

    @Override
    public String address() {
        return channel.origin();
    }

    @Override
    public String addressDigest() {
        return channel.urlDigest();
    }

    @Override
    public boolean accepts(Notification notification) {
        return channel.types().contains(notification.type());
    }

    @Override
    public Duration timeout() {
        return client.timeout();
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        try (TraceSpan span = tracing.start("POST", Tracing.Kind.CLIENT)) {
            span.set("http.request.method", "POST")
                    .set("server.address", channel.url().getHost())
                    .set("server.port", port(channel.url()));
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

    /** The port that requests to a URL go to, which it names, or its scheme has. */
    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private void sendInSpan(Delivery delivery, TraceSpan span) throws NotificationNotSent, InterruptedException {
        Answer answer = post(delivery, span.traceparent());
        int status = answer.status();
        span.set("http.response.status_code", status);
        String reason = "Response status " + status;
        if (status == HttpStatus.GONE_410) {
            throw NotificationNotSent.addressEnded(reason);
        }
        if (!HttpStatus.isSuccess(status)) {
            throw new NotificationNotSent(reason, RetryAfter.parse(answer.retryAfter(), clock.instant()));
        }
    }

    private Answer post(Delivery delivery, @Nullable String traceparent)
            throws NotificationNotSent, InterruptedException {
        byte[] body = json.writeValueAsBytes(NotificationMessage.of(delivery, reasons.of(delivery.notification())));
        Map<String, String> headers = new HashMap<>(channel.signature().headers(delivery.key(), clock.instant(), body));
        if (traceparent != null) {
            headers.put(TRACE_HEADER, traceparent);
        }
        try {
            return client.post(channel.url(), headers, body);
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
