package com.ticketing.events.app.http.jetty.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.BlackBoxTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Requests whose bytes arrive slowly, but each within the idle timeout of the connection. */
@TestPropertySource(properties = "server.jetty.connection-idle-timeout=1s")
class SlowRequestsIT extends BlackBoxTest {

    private static final Duration LESS_THAN_IDLE_TIMEOUT = Duration.ofMillis(100);
    private static final int MAX_RESPONSE_MILLIS = 10_000;
    private static final int BODY_BYTES = 160 << 10;

    private static final String HEAD = "POST /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Authorization: Bearer " + ADMIN_TOKEN + "\r\nContent-Type: application/json\r\n"
            + "Content-Length: " + BODY_BYTES + "\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /public/events HTTP/1.1\r\nHost: a\r\nX-A: ",
                "GET /public/",
                "",
                "GET /public/events HTTP/1.1\r\nHost: a\r\n\r\nGET /actuator/health HTTP/1.1\r\nX-"
            })
    void closesAConnectionWhoseRequestHeadArrivesByteByByte(String begin) throws Exception {
        try (Socket socket = connect(begin)) {
            awaitEnd(socket, "a");
        }
    }

    @Test
    void closesAConnectionWithLineBreaksInsteadOfARequest() throws Exception {
        try (Socket socket = connect("\r\n")) {
            awaitEnd(socket, "\r\n");
        }
    }

    @Test
    void respondsWith408ToABodyThatArrivesByteByByte() throws Exception {
        try (Socket socket = connect(HEAD + "{")) {
            String response = awaitEnd(socket, " ");
            assertThat(response).startsWith("HTTP/1.1 408").contains("\"code\":\"REQUEST_TIMEOUT\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/events", "/actuator/health"})
    void closesAConnectionWithAnUnusedBodyThatArrivesByteByByte(String path) throws Exception {
        try (Socket socket = connect("GET " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")) {
            assertThat(awaitEnd(socket, "a")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void readsABodyThatTakesLongerThanTheIdleTimeoutAtTheMinimumRate() throws Exception {
        try (Socket socket = connect(HEAD + "{}")) {
            int parts = 20;
            byte[] part = " ".repeat(BODY_BYTES / parts).getBytes(ISO_8859_1);
            int[] sent = {2};
            await().pollInterval(LESS_THAN_IDLE_TIMEOUT).until(() -> {
                int length = Math.min(part.length, BODY_BYTES - sent[0]);
                socket.getOutputStream().write(part, 0, length);
                sent[0] += length;
                return sent[0] == BODY_BYTES;
            });
            socket.setSoTimeout(MAX_RESPONSE_MILLIS);
            String response = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(response).startsWith("HTTP/1.1 400").contains("\"field\":\"title\"");
        }
    }

    private Socket connect(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) LESS_THAN_IDLE_TIMEOUT.toMillis());
        socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
        return socket;
    }

    /** Sends more each 100 ms until the service ends the connection; returns what it has sent. */
    private static String awaitEnd(Socket socket, String more) {
        StringBuilder received = new StringBuilder();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            try {
                socket.getOutputStream().write(more.getBytes(ISO_8859_1));
                int read = socket.getInputStream().read();
                received.append(read < 0 ? "" : Character.toString(read));
                while (read >= 0) {
                    read = socket.getInputStream().read();
                    received.append(read < 0 ? "" : Character.toString(read));
                }
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        });
        return received.toString();
    }
}
