package com.ticketing.events.app.http.jetty.gzip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that accept gzip, request large responses and do not read them. */
class CompressedSlowReadersIT extends BlackBoxTest {

    private static final int EVENTS = 100;
    private static final int CREATORS = 10;
    private static final int READERS = 40;
    private static final int RECEIVE_BUFFER_BYTES = 4 << 10;

    private final List<Socket> readers = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
    }

    @Test
    void holdNoDeflater() throws IOException {
        String location = EventBody.unique("Archive").replace(' ', '-');
        ConcurrentCallers.run(CREATORS, caller -> {
            for (int n = 0; n < EVENTS / CREATORS; n++) {
                create(EventBody.at(location).with("internalNotes", random(100 * caller + n)));
            }
            return true;
        });
        for (int n = 0; n < READERS; n++) {
            readers.add(request("/events?limit=100&locations=" + location));
        }
        Awaitility.await().untilAsserted(() -> {
            for (Socket reader : readers) {
                assertThat(reader.getInputStream().available()).isPositive();
            }
        });
        assertThat(DeflaterPool.openDeflaters())
                .isLessThan(4 * Runtime.getRuntime().availableProcessors() + 10);
        assertThat(admin().get("/events?limit=1").statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/actuator/health").statusCode()).isEqualTo(200);
        for (Socket reader : readers) {
            String body = body(reader);
            assertThat(body).endsWith("}}").contains("\"total\":" + EVENTS);
        }
    }

    /** Text that is hardly compressible, so that the response fills the buffers of the sockets. */
    private static String random(int seed) {
        byte[] bytes = new byte[7_000];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Socket request(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.0\r\nHost: a\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer "
                                + ADMIN_TOKEN + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    /** With HTTP/1.0 the end of the connection is the end of the body, which is not chunked. */
    private static String body(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (InputStream in = socket.getInputStream()) {
            in.transferTo(received);
        }
        String head = received.toString(ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        assertThat(head.substring(0, end)).contains("Content-Encoding: gzip").doesNotContain("Content-Length");
        byte[] body = received.toByteArray();
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(body, end + 4, body.length - end - 4)).readAllBytes(),
                ISO_8859_1);
    }
}
