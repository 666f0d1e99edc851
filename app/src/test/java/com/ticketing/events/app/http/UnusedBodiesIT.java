package com.ticketing.events.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Request bodies on paths that take none. */
class UnusedBodiesIT extends BlackBoxTest {

    private static final String JSON = "Host: a\r\nContent-Type: application/json\r\n";
    private static final int LARGE_BYTES = 300 << 20;

    /** 2 MiB that the service discards, and the buffers of both sockets. */
    private static final int MAX_ACCEPTED_BYTES = 64 << 20;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");

    @BeforeEach
    void startLog() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void logHasNoErrorAndNoStackTrace() {
        root.detachAppender(log);
        assertThat(log.list)
                .noneMatch(
                        event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, 200",
        "HEAD, /actuator/health, 200",
        "GET, /actuator/health/readiness, 200",
        "POST, /actuator/health, 405",
        "DELETE, /actuator/health, 405",
        "OPTIONS, /actuator/health, 200",
        "GET, /actuator/prometheus, 401",
        "POST, /nothing-here, 401",
        "POST, /projections/catalog/rebuild, 401",
        "POST, /public/events, 405"
    })
    void areNeverParsed(String method, String path, int status) {
        for (String body : new String[] {"{bad", "{}", "{\"a\":1}", "\0\0\0\0", ""}) {
            RawHttp.Response response = RawHttp.sendBytes(
                    port,
                    method + " " + path + " HTTP/1.1\r\n" + JSON + "Connection: close\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
            assertThat(response.status()).as(body).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actuator/health",
                "GET /public/events",
                "GET /v3/api-docs",
                "GET /",
                "GET /events",
                "POST /projections/catalog/rebuild",
                "POST /events",
                "DELETE /nothing-here"
            })
    void areDiscardedUpToALimit(String methodAndPath) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((methodAndPath + " HTTP/1.1\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n")
                            .getBytes(ISO_8859_1));
            assertThat(sendChunks(socket)).isLessThan(MAX_ACCEPTED_BYTES);
        }
        assertThat(anonymous().get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void ofAnAnnouncedLengthBeyondTheLimitEndTheConnection() {
        RawHttp.Response response = RawHttp.sendBytes(
                port, "GET /actuator/health HTTP/1.1\r\n" + JSON + "Content-Length: " + LARGE_BYTES + "\r\n\r\n{");
        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /actuator/health", "POST /events", "POST /projections/catalog/rebuild"})
    void ofAClientThatDisconnectsAreNoErrors(String methodAndPath) throws IOException {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write((methodAndPath + " HTTP/1.1\r\n" + JSON + "Authorization: Bearer " + ADMIN_TOKEN
                                        + "\r\nContent-Length: 1000\r\n\r\n{\"a\":")
                                .getBytes(ISO_8859_1));
            }
        }
        assertThat(anonymous().get("/actuator/health").statusCode()).isEqualTo(200);
    }

    /** Sends 300 MiB, or what the service accepts until it closes the connection; returns the number of bytes. */
    private static long sendChunks(Socket socket) {
        byte[] chunk = new byte[64 << 10];
        Arrays.fill(chunk, (byte) '[');
        byte[] header = (Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1);
        long sent = 0;
        try {
            while (sent < LARGE_BYTES) {
                socket.getOutputStream().write(header);
                socket.getOutputStream().write(chunk);
                socket.getOutputStream().write("\r\n".getBytes(ISO_8859_1));
                sent += chunk.length;
            }
        } catch (IOException e) {
            // The service has closed the connection.
            return sent;
        }
        return sent;
    }
}
