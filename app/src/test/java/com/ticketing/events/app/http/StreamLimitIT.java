package com.ticketing.events.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestPropertySource;

/** More event streams than the limits of an address. */
@TestPropertySource(
        properties = {
            "events.limits.streams-per-address=2",
            "events.limits.feeds-per-address=1",
            "events.limits.trusted-proxies=127.0.0.1",
            "events.summary.chunk-delay=1m",
            "events.summary.keep-alive=100ms",
            "events.audit.keep-alive=100ms"
        })
class StreamLimitIT extends BlackBoxTest {

    private static final String NO_HEADER = "X-None: x";

    /** Addresses of one client, without the last digit. */
    private static final String CLIENT = "X-Forwarded-For: 2001:db8:1:2::";

    private static final String SAME_CLIENT = "2001:db8:1:2:ffff::3";
    private static final String OTHER_CLIENT = "X-Forwarded-For: 2001:db8:1:3::1";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("com.ticketing.events.query.stream.EventStreams");

    @BeforeEach
    void startLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopLog() {
        logger.detachAppender(log);
    }

    @Test
    void refusesSummariesBeyondTheLimitUntilOneIsClosed() throws Exception {
        String path = "/public/events/" + create(EventBody.withStatus("PUBLISHED")) + "/summary";
        try (Socket first = open(path)) {
            try (Socket second = open(path)) {
                assertRefused(anonymous().get(path));
                assertThat(anonymous().head(path).statusCode()).isEqualTo(200);
                assertThat(first.isConnected() && second.isConnected()).isTrue();
                assertRefused(anonymous().get(path));
                assertThat(log.list).singleElement().satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.WARN);
                    assertThat(event.getFormattedMessage())
                            .startsWith(
                                    "Opening a stream of kind summary failed; further failures are counted: Too many");
                });
            }
            await().until(() -> isAdmitted(path));
            countsTheSummariesOfEachClientBehindAProxy(path);
        }
    }

    /** Not a test of its own, because the warning is logged once. */
    private void countsTheSummariesOfEachClientBehindAProxy(String path) throws IOException {
        try (Socket first = open(path, CLIENT + "1");
                Socket second = open(path, CLIENT + "2");
                Socket other = open(path, OTHER_CLIENT)) {
            assertThat(List.of(first, second, other)).allMatch(Socket::isConnected);
            assertRefused(anonymous().header("X-Forwarded-For", SAME_CLIENT).get(path));
        }
    }

    @Test
    void refusesAuditFeedsBeyondTheLimitUntilOneIsClosed() throws Exception {
        String path = "/audit/events";
        try (Socket first = open(path)) {
            assertRefused(admin().accept("text/event-stream").get(path));
            assertThat(admin().get(path).statusCode()).isEqualTo(200);
            assertThat(first.isConnected()).isTrue();
        }
        await().until(() -> isAdmitted(path));
    }

    /** The limits are those of the client that the proxy reports, as the rate limits are. */
    @Test
    void countsTheFeedsOfEachClientBehindAProxy() throws Exception {
        String path = "/audit/events";
        try (Socket first = open(path, CLIENT + "1")) {
            assertThat(first.isConnected()).isTrue();
            assertRefused(admin().accept("text/event-stream")
                    .header("X-Forwarded-For", SAME_CLIENT)
                    .get(path));
            try (Socket other = open(path, OTHER_CLIENT)) {
                assertThat(other.isConnected()).isTrue();
            }
        }
    }

    private static void assertRefused(Response response) {
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.header("Cache-Control")).contains("no-store");
        Envelope envelope = Envelope.of(response.asString());
        assertThat(envelope.code()).isEqualTo("RATE_LIMITED");
    }

    private boolean isAdmitted(String path) throws IOException {
        try (Socket socket = send(path, NO_HEADER)) {
            return new String(socket.getInputStream().readNBytes(12), ISO_8859_1).equals("HTTP/1.1 200");
        }
    }

    private Socket open(String path) throws IOException {
        return open(path, NO_HEADER);
    }

    private Socket open(String path, String header) throws IOException {
        Socket socket = send(path, header);
        assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private Socket send(String path, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header
                                + "\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + ADMIN_TOKEN + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }
}
