package com.ticketing.events.app.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code POST /events/import} as a stream in both directions, over a plain socket. */
@Timeout(120)
class ImportStreamIT extends AuditBlackBoxTest {

    private static final String NDJSON = "application/x-ndjson";

    private final String location = EventBody.unique("Imported");
    private final EventBody event = EventBody.at(location);

    @Test
    void streamsBothWays() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(20_000);
            sendHead(socket, "Transfer-Encoding: chunked", "Accept-Encoding: gzip");
            sendChunk(socket, event.json() + "\n");
            List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
            assertThat(head).contains("HTTP/1.1 200 OK", "Trailer: Event-Log-Position");
            assertThat(readChunk(in)).startsWith("{\"line\":1,\"status\":201,");

            sendChunk(socket, event.with("title", "Second").json() + "\n");
            String second = readChunk(in);
            assertThat(second).startsWith("{\"line\":2,\"status\":201,");
            socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));

            assertThat(readChunkSize(in)).isZero();
            String id = Json.read(second).get("id").stringValue();
            assertThat(in.readLine())
                    .isEqualTo("Event-Log-Position: "
                            + history(id).getFirst().get("position").asString());
        }
    }

    @Test
    void keepsTheLinesOfAnImportWhoseClientGoesAway() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sendHead(socket, "Content-Length: 100000");
            socket.getOutputStream()
                    .write((event.json() + "\n"
                                    + event.with("title", "Cut off").json().substring(0, 30))
                            .getBytes(UTF_8));
            await().until(() -> countAt(location) == 1);
        }
        admin().contentType(NDJSON)
                .body(event.json().getBytes(UTF_8))
                .post("/events/import")
                .then()
                .statusCode(200)
                .body(containsString("\"status\":200,"));
        assertThat(countAt(location)).isEqualTo(1);
    }

    private void sendHead(Socket socket, String... headers) throws IOException {
        String head = Stream.concat(
                        Stream.of(
                                "POST /events/import HTTP/1.1",
                                "Host: 127.0.0.1",
                                "Authorization: Bearer " + ADMIN_TOKEN,
                                "Content-Type: " + NDJSON),
                        Stream.of(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
        socket.getOutputStream().write(head.getBytes(UTF_8));
    }

    private static void sendChunk(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    /** A chunk of one line, without its end. */
    private static String readChunk(BufferedReader in) throws IOException {
        int length = readChunkSize(in);
        String line = in.readLine();
        assertThat(line.length() + 1).isEqualTo(length);
        return line;
    }

    /** The end of a chunk is sent with the beginning of the next one. */
    private static int readChunkSize(BufferedReader in) throws IOException {
        String line = in.readLine();
        return Integer.parseInt(line.isEmpty() ? in.readLine() : line, 16);
    }
}
