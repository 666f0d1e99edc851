package com.ticketing.events.query.notification.webhook;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.NotificationSamples;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.Tracing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookNotifierTest {

    private interface ResponseScript {
        void respond(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final JsonMapper json = new JsonMapper();
    private final FakeAuditLog log = new FakeAuditLog();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private WebhookNotifier webhook;
    private volatile ResponseScript script = exchange -> exchange.sendResponseHeaders(204, -1);
    private volatile HttpExchange received;
    private volatile byte[] body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                received = exchange;
                body = exchange.getRequestBody().readAllBytes();
                script.respond(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        webhook = webhook(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        release.countDown();
        webhook.close();
        server.stop(0);
    }

    private WebhookNotifier webhook(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        return new WebhookNotifier(
                channel(url),
                new WebhookClient(timeout, 4, AddressPolicy.PUBLIC_AND_LOOPBACK),
                new CancellationReasons(log),
                json,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Tracing.off());
    }

    /** The channel {@code webhook} with the secret {@code s3crèt}, for every type. */
    static WebhookChannel channel(URI url) {
        return new WebhookChannel(
                "webhook",
                url,
                new WebhookSignature(WebhookSecret.parse("secret", "s3crèt"), null),
                Notification.TYPES);
    }

    @Test
    void postsThePublicFieldsAsJson() throws Exception {
        webhook.send(delivery(17, "webhook"));

        assertThat(received.getRequestMethod()).isEqualTo("POST");
        assertThat(received.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        JsonNode message = json.readTree(body);
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder("id", "eventId", "position", "channel", "text", "type", "at");
        assertThat(message.get("id").asString())
                .isEqualTo(delivery(17, "webhook").key());
        assertThat(message.get("eventId").asString())
                .isEqualTo(NotificationSamples.event(1).toString());
        assertThat(message.get("position").asLong()).isEqualTo(17);
        assertThat(message.get("text").asString()).isEqualTo("New event created: Jazz");
        assertThat(message.get("type").asString()).isEqualTo("event-created");
        assertThat(message.get("at").asString()).isEqualTo("2030-06-01T12:00:00Z");
    }

    @Test
    void hasTheReasonOfACancellation() throws Exception {
        UUID jazz = NotificationSamples.event(1);
        log.add(
                FakeAuditLog.created(jazz),
                new EventCancelled(jazz, "Jazz", "Storm", NOW),
                FakeAuditLog.created(NotificationSamples.event(2)),
                FakeAuditLog.cancelled(NotificationSamples.event(2), NOW));

        webhook.send(cancellation(2, jazz));
        assertThat(json.readTree(body).get("reason").asString()).isEqualTo("Storm");
        webhook.send(cancellation(4, NotificationSamples.event(2)));
        assertThat(json.readTree(body).has("reason")).isFalse();
        webhook.send(cancellation(2, NotificationSamples.event(3)));
        assertThat(json.readTree(body).has("reason")).isFalse();
    }

    @Test
    void isNotSentWhileTheReasonCannotBeRead() throws Exception {
        log.setUnavailable();

        assertThatThrownBy(() -> webhook.send(cancellation(2, NotificationSamples.event(1))))
                .isInstanceOfSatisfying(
                        NotificationNotSent.class,
                        e -> assertThat(e.reason()).isEqualTo("The event log could not be read"));
        webhook.send(delivery(17, "webhook"));
    }

    private static Delivery cancellation(long position, UUID event) {
        Notification cancelled = new Notification(
                position, event, "event-cancelled", EventStatus.CANCELLED, NOW, "Event cancelled: Jazz", Cause.UNKNOWN);
        return new Delivery(cancelled, "webhook", DeliveryState.PENDING, 1, NOW, null, NOW, NOW);
    }

    @Test
    void signsTimestampAndBody() throws Exception {
        webhook.send(delivery(17, "webhook"));

        String timestamp = received.getRequestHeaders().getFirst("X-Webhook-Timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3crèt".getBytes(UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((timestamp + "." + new String(body, UTF_8)).getBytes(UTF_8)));
        assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(received.getRequestHeaders().getFirst("X-Webhook-Signature")).isEqualTo(expected);
    }

    @Test
    void sendsTheSameIdempotencyKeyAtEveryAttempt() throws Exception {
        for (int attempt = 0; attempt < 2; attempt++) {
            webhook.send(delivery(17, "webhook"));
            assertThat(received.getRequestHeaders().getFirst("Idempotency-Key"))
                    .isEqualTo(delivery(17, "webhook").key());
        }
    }

    @Test
    void failsOnAnyStatusBut2xxWithoutRepeatingTheBody() {
        script = exchange -> {
            exchange.sendResponseHeaders(500, 6);
            exchange.getResponseBody().write("secret".getBytes(UTF_8));
        };
        assertNotSent("Response status 500");
    }

    @Test
    void passesOnRetryAfter() {
        script = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            exchange.sendResponseHeaders(429, -1);
        };
        assertThatThrownBy(() -> webhook.send(delivery(17, "webhook")))
                .usingRecursiveComparison()
                .comparingOnlyFields("retryAfter", "kind")
                .isEqualTo(new NotificationNotSent("", Duration.ofMinutes(2)));
    }

    @Test
    void endsTheAddressWith410() {
        script = exchange -> exchange.sendResponseHeaders(410, -1);
        assertThatThrownBy(() -> webhook.send(delivery(17, "webhook")))
                .hasMessage("Response status 410")
                .usingRecursiveComparison()
                .comparingOnlyFields("retryAfter", "kind")
                .isEqualTo(NotificationNotSent.addressEnded(""));
    }

    @Test
    void acceptsTheConfiguredTypesOnly() {
        WebhookChannel all = channel(URI.create("http://127.0.0.1/"));
        WebhookChannel one = new WebhookChannel("one", all.url(), all.signature(), Set.of("event-cancelled"));
        try (WebhookNotifier notifier = new WebhookNotifier(
                one,
                new WebhookClient(Duration.ofSeconds(1), 1, AddressPolicy.PUBLIC),
                new CancellationReasons(log),
                json,
                Clock.systemUTC(),
                Tracing.off())) {
            assertThat(notifier.accepts(NotificationSamples.notification(1, 1))).isFalse();
            assertThat(webhook.accepts(NotificationSamples.notification(1, 1))).isTrue();
        }
    }

    @Test
    void doesNotFollowRedirects() {
        script = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };
        assertNotSent("Response status 307");
    }

    @Test
    void timesOutIfTheReceiverDoesNotRespond() {
        script = _ -> release.await();
        assertTimesOut();
    }

    @Test
    void timesOutIfTheResponseDoesNotEnd() {
        script = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            release.await();
        };
        assertTimesOut();
    }

    @Test
    void reportsARefusedConnection() {
        server.stop(0);
        assertNotSent(WebhookClient.NOT_CONNECTED);
    }

    private void assertTimesOut() {
        try (WebhookNotifier shortTimeout = webhook(Duration.ofMillis(500))) {
            assertNotSent(shortTimeout, WebhookClient.TIMED_OUT);
        }
    }

    private void assertNotSent(String reason) {
        assertNotSent(webhook, reason);
    }

    private static void assertNotSent(WebhookNotifier notifier, String reason) {
        assertThatThrownBy(() -> notifier.send(delivery(17, "webhook")))
                .isInstanceOf(NotificationNotSent.class)
                .hasMessage(reason);
    }
}
