package com.ticketing.events.app.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Clients that open an audit feed and do not read it. */
@Timeout(120)
@TestPropertySource(properties = {"server.jetty.connection-idle-timeout=2s", "events.audit.keep-alive=500ms"})
class UnreadFeedIT extends AuditBlackBoxTest {

    private static final int FEEDS = 20;
    private static final int RECEIVE_BUFFER_BYTES = 4 << 10;

    /** 300 audit entries of 20 KB, more than the buffers of both sockets hold. */
    private static final int CHANGES = 300;

    private static final int NOTES_LENGTH = 9_990;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void isEndedAndDoesNotHoldUpTheFeedOfAnother() throws Exception {
        String id = create(EventBody.valid());
        for (int change = 0; change < CHANGES; change++) {
            patch(id, Map.of("internalNotes", change + "x".repeat(NOTES_LENGTH)))
                    .statusCode(200);
        }
        for (int n = 0; n < FEEDS; n++) {
            openWithoutReadingOn("/audit/events?eventId=" + id);
        }

        try (AuditFeedReader feed = new AuditFeedReader(port, "?eventId=" + id, null)) {
            assertThat(feed.untilCaughtUp()).hasSize(1 + CHANGES);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(openFeeds()).isEqualTo(1));
        }
    }

    private int openFeeds() {
        return admin().get("/actuator/prometheus")
                .asString()
                .lines()
                .filter(line -> line.startsWith("events_streams_open{kind=\"feed\"}"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    /** Reads the status only. */
    private void openWithoutReadingOn(String path) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + ADMIN_TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                .isEqualTo("HTTP/1.1 200");
    }
}
