package com.ticketing.events.query.notification.webhook;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.tracing.Tracing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a receiver on the loopback interface, whose name has several addresses one after the other. */
class GuardedResolverTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AtomicInteger requests = new AtomicInteger();
    private RawReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new RawReceiver(connection -> {
            requests.incrementAndGet();
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
        });
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]"})
    void opensNoConnectionToARefusedAddress(String host) {
        try (WebhookNotifier webhook = notifier(host, new WebhookClient(TIMEOUT, 4, AddressPolicy.PUBLIC))) {
            assertRefused(webhook);
            assertThat(webhook.openConnections()).isZero();
        }
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void connectsToThePermittedOnes(String host) throws Exception {
        try (WebhookNotifier webhook =
                notifier(host, new WebhookClient(TIMEOUT, 4, AddressPolicy.PUBLIC_AND_LOOPBACK))) {
            webhook.send(delivery(17, "webhook"));
        }
        assertThat(requests).hasValue(1);
    }

    /** A receiver can change the addresses of its name between two requests. */
    @Test
    void checksTheAddressOfEveryConnection() throws Exception {
        Queue<List<String>> answers = new ArrayDeque<>(List.of(
                List.of("127.0.0.1"), List.of("169.254.169.254"), List.of("10.0.0.1", "127.0.0.1"), List.of("::")));
        SocketAddressResolver names = (_, port, _, connection) -> connection.succeeded(
                answers.remove().stream().map(text -> address(text, port)).toList());
        try (WebhookNotifier webhook = notifier(
                "hooks.example.org",
                new WebhookClient(TIMEOUT, 1, _ -> new GuardedResolver(names, AddressPolicy.PUBLIC_AND_LOOPBACK)))) {
            webhook.send(delivery(17, "webhook"));
            assertRefused(webhook);
            webhook.send(delivery(18, "webhook"));
            assertRefused(webhook);
        }
        assertThat(requests).hasValue(2);
    }

    private WebhookNotifier notifier(String host, WebhookClient client) {
        URI url = URI.create("http://" + host + ":" + receiver.url().getPort() + "/hook");
        return new WebhookNotifier(
                WebhookNotifierTest.channel(url),
                client,
                new CancellationReasons(new FakeAuditLog()),
                new JsonMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Tracing.off());
    }

    private static InetSocketAddress address(String text, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(text), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertRefused(WebhookNotifier webhook) {
        assertThatThrownBy(() -> webhook.send(delivery(17, "webhook")))
                .isInstanceOf(NotificationNotSent.class)
                .hasMessage(WebhookClient.ADDRESS_REFUSED);
    }
}
