package com.ticketing.events.app.faults.visitors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that request large responses, several at once on a connection, and do not read them. */
class SlowReadersIT extends BlackBoxTest {

    private static final int CREATORS = 10;
    private static final int EVENTS_OF_EACH = 20;
    private static final int READERS = 32;
    private static final int PIPELINED = 20;
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int RECEIVE_BUFFER_BYTES = 4 << 10;

    private final List<Socket> readers = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        awaitFreePlaces();
    }

    /** Until the responses have filled the buffers of the sockets, requests of the kind may be refused. */
    private void awaitFreePlaces() {
        Awaitility.await()
                .atMost(MAX_WAIT)
                .during(IDLE)
                .untilAsserted(
                        () -> assertThat(admin().get("/actuator/prometheus").asString())
                                .contains(
                                        "events_work_active{kind=\"calendar\"} 0.0",
                                        "events_work_active{kind=\"page\"} 0.0",
                                        "events_work_active{kind=\"sitemap\"} 0.0"));
    }

    @Test
    void holdNoPlaceAndNoThreadThatOthersNeed() throws IOException {
        String location = EventBody.unique("Hall") + " 東".repeat(200);
        ConcurrentCallers.run(CREATORS, _ -> {
            for (int n = 0; n < EVENTS_OF_EACH; n++) {
                create(EventBody.at(location).with("status", "PUBLISHED"));
            }
            return true;
        });
        for (int n = 0; n < READERS; n++) {
            requestWithoutReading("/public/events.ics");
            requestWithoutReading("/sitemap.xml");
            requestWithoutReading("/public/events?limit=100");
            requestWithoutReading("/?limit=100");
            requestWithoutReading("/actuator/health");
            requestWithoutReading("/actuator/health/readiness");
            requestWithoutReading("/v3/api-docs");
        }
        awaitFreePlaces();
        for (String path : List.of(
                "/public/events.ics",
                "/sitemap.xml",
                "/public/events?limit=100",
                "/public/events?locations=" + EventBody.unique("nowhere").replace(' ', '-'),
                "/",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs")) {
            assertThat(anonymous().get(path).statusCode()).as(path).isEqualTo(200);
        }
        create(EventBody.valid());
    }

    private void requestWithoutReading(String path) throws IOException {
        Socket socket = new Socket();
        readers.add(socket);
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
        socket.getOutputStream().write(request.repeat(PIPELINED).getBytes(ISO_8859_1));
    }
}
