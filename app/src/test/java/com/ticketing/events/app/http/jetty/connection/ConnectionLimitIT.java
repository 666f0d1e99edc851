package com.ticketing.events.app.http.jetty.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestPropertySource;

/** More connections than the limit. */
@TestPropertySource(properties = "events.limits.connections=40")
class ConnectionLimitIT extends BlackBoxTest {

    private static final String LIMITER = "com.ticketing.events.app.http.jetty.connection.ConnectionLimiter";
    private static final int CONNECTIONS = 100;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LIMITER);
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void startLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void closeSockets() throws IOException {
        logger.detachAppender(log);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void closesIdleAndSlowConnectionsInFavourOfNewOnes() throws Exception {
        Socket feed = open("GET /audit/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + ADMIN_TOKEN + "\r\n\r\n");
        BufferedReader events =
                new BufferedReader(new InputStreamReader(feed.getInputStream(), StandardCharsets.UTF_8));
        assertThat(events.readLine()).startsWith("HTTP/1.1 200");
        for (int i = 0; i < CONNECTIONS; i++) {
            open(i % 2 == 0 ? "" : "GET /public/events HTTP/1.1\r\nX-");
        }

        for (int i = 0; i < 3; i++) {
            assertThat(anonymous().get("/actuator/health").statusCode()).isEqualTo(200);
        }
        String id = create(EventBody.withStatus("DRAFT"));
        await().until(() -> events.readLine().contains(id));
        await().atMost(Duration.ofSeconds(30)).until(() -> logged(Level.INFO) == 1);
        assertThat(logged(Level.WARN)).isEqualTo(1);
        assertThat(log.list).hasSize(2);
    }

    private long logged(Level level) {
        return log.list.stream().filter(event -> event.getLevel().equals(level)).count();
    }

    private Socket open(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
        return socket;
    }
}
