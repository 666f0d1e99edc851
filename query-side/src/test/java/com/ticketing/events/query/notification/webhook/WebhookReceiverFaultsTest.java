package com.ticketing.events.query.notification.webhook;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static com.ticketing.events.query.notification.webhook.WebhookClient.INVALID_RESPONSE;
import static com.ticketing.events.query.notification.webhook.WebhookClient.TIMED_OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.tracing.Tracing;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The webhook channel with receivers that do not keep to HTTP: each attempt ends, and leaves nothing behind. */
class WebhookReceiverFaultsTest {

    private static final int NOTIFICATIONS = Boolean.getBoolean("events.test.full-size") ? 500 : 200;
    private static final int IN_FLIGHT = 32;
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(300);

    /** Descriptors that other parts of the process may open meanwhile. */
    private static final int DESCRIPTOR_SLACK = 16;

    private static final long HEAP_SLACK_BYTES = 32L * 1024 * 1024;

    private static final byte[] OK = "HTTP/1.1 200 OK\r\n".getBytes(UTF_8);
    private static final byte[] LONG_HEADER = ("X-Padding: " + "x".repeat(1_000) + "\r\n").getBytes(UTF_8);
    private static final int MANY_HEADERS = 3_000;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("garbage", LONG_TIMEOUT, INVALID_RESPONSE, out -> write(out, "what is this?\r\n\r\n")),
                fault("an empty status", LONG_TIMEOUT, INVALID_RESPONSE, out -> write(out, "HTTP/1.1 \r\n\r\n")),
                fault("3 MB of headers", LONG_TIMEOUT, INVALID_RESPONSE, out -> {
                    out.write(OK);
                    for (int n = 0; n < MANY_HEADERS; n++) {
                        out.write(LONG_HEADER);
                    }
                    write(out, "\r\n");
                }),
                fault("a header without an end", LONG_TIMEOUT, INVALID_RESPONSE, out -> {
                    out.write(OK);
                    write(out, "X-Padding: ");
                    for (int n = 0; n < MANY_HEADERS; n++) {
                        out.write(LONG_HEADER, 11, 1_000);
                    }
                }),
                fault("a wrong chunk length", LONG_TIMEOUT, INVALID_RESPONSE, out -> {
                    out.write(OK);
                    write(out, "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
                }),
                fault("a switch of protocols", LONG_TIMEOUT, "Response status 101", out -> {
                    write(out, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tls\r\n\r\n");
                }),
                fault("nothing", SHORT_TIMEOUT, TIMED_OUT, _ -> {}),
                fault("half a head", SHORT_TIMEOUT, TIMED_OUT, out -> write(out, "HTTP/1.1 200 OK\r\nX-")),
                fault("half a body", SHORT_TIMEOUT, TIMED_OUT, out -> {
                    out.write(OK);
                    write(out, "Content-Length: 10\r\n\r\n12345");
                }),
                fault("a byte now and then", SHORT_TIMEOUT, TIMED_OUT, out -> {
                    out.write(OK);
                    while (true) {
                        write(out, "X");
                        Thread.sleep(20);
                    }
                }));
    }

    private static Arguments fault(String name, Duration timeout, String reason, ThrowingConsumer<OutputStream> body) {
        RawReceiver.Response response = connection -> accept(body, connection);
        return Arguments.argumentSet(name, timeout, reason, response);
    }

    private static void accept(ThrowingConsumer<OutputStream> body, Socket connection) throws IOException {
        try {
            body.accept(connection.getOutputStream());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void failsTheAttemptAndKeepsNothing(Duration timeout, String reason, RawReceiver.Response response)
            throws Exception {
        try (RawReceiver receiver = new RawReceiver(response);
                WebhookNotifier webhook = webhook(receiver, timeout)) {
            assertNotSent(webhook, reason);
            long heap = usedHeap();
            long descriptors = openDescriptors();
            sendConcurrently(() -> assertNotSent(webhook, reason));
            assertNothingIsLeft(receiver, webhook, descriptors);
            assertThat(usedHeap()).isLessThan(heap + HEAP_SLACK_BYTES);
        }
    }

    @Test
    void failsTheAttemptIfTheConnectionIsReset() throws Exception {
        try (RawReceiver receiver = new RawReceiver(connection -> {
                    connection.setSoLinger(true, 0);
                    connection.close();
                });
                WebhookNotifier webhook = webhook(receiver, LONG_TIMEOUT)) {
            long descriptors = openDescriptors();
            sendConcurrently(() -> assertNotSent(webhook, INVALID_RESPONSE));
            assertNothingIsLeft(receiver, webhook, descriptors);
        }
    }

    @Test
    void acceptsA200WithAnEndlessBodyAndClosesTheConnection() throws Exception {
        try (RawReceiver receiver = new RawReceiver(connection -> {
                    OutputStream out = connection.getOutputStream();
                    out.write(OK);
                    write(out, "\r\n");
                    while (true) {
                        out.write(LONG_HEADER);
                    }
                });
                WebhookNotifier webhook = webhook(receiver, LONG_TIMEOUT)) {
            long descriptors = openDescriptors();
            sendConcurrently(() -> webhook.send(delivery(17, "webhook")));
            assertNothingIsLeft(receiver, webhook, descriptors);
        }
    }

    @Test
    void reusesConnectionsWithinTheirLimit() throws Exception {
        try (RawReceiver receiver = new RawReceiver(connection -> {
                    while (true) {
                        connection.getOutputStream().write(OK);
                        write(connection.getOutputStream(), "Content-Length: 0\r\n\r\n");
                        RawReceiver.readHead(connection.getInputStream());
                    }
                });
                WebhookNotifier webhook = webhook(receiver, LONG_TIMEOUT)) {
            sendConcurrently(() -> webhook.send(delivery(17, "webhook")));
            assertThat(webhook.openConnections()).isBetween(1L, (long) IN_FLIGHT);
            assertThat(receiver.openConnections()).isBetween(1, IN_FLIGHT);
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** Runs {@value #NOTIFICATIONS} attempts, at most {@value #IN_FLIGHT} at once. */
    private static void sendConcurrently(Attempt attempt) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Void>> attempts = new ArrayList<>();
            for (int n = 0; n < NOTIFICATIONS; n++) {
                attempts.add(threads.submit(() -> {
                    attempt.run();
                    return null;
                }));
            }
            for (Future<Void> one : attempts) {
                one.get();
            }
        }
    }

    private static void assertNotSent(WebhookNotifier webhook, String reason) {
        assertThatThrownBy(() -> webhook.send(delivery(17, "webhook")))
                .isInstanceOf(NotificationNotSent.class)
                .hasMessage(reason);
    }

    /** The client's pool may open a connection in advance; unused, it is closed after the idle timeout. */
    private static void assertNothingIsLeft(RawReceiver receiver, WebhookNotifier webhook, long descriptors) {
        await().untilAsserted(() -> {
            int unused = receiver.unusedConnections();
            assertThat(receiver.openConnections()).as("at the receiver").isEqualTo(unused);
            assertThat(webhook.openConnections()).as("at the client").isEqualTo(unused);
            assertThat(openDescriptors()).as("descriptors").isLessThan(descriptors + DESCRIPTOR_SLACK);
        });
    }

    private static WebhookNotifier webhook(RawReceiver receiver, Duration timeout) {
        return new WebhookNotifier(
                WebhookNotifierTest.channel(receiver.url()),
                new WebhookClient(timeout, IN_FLIGHT, AddressPolicy.PUBLIC_AND_LOOPBACK),
                new CancellationReasons(new FakeAuditLog()),
                new JsonMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Tracing.off());
    }

    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
