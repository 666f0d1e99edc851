package com.ticketing.events.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Connection to the audit feed that parses the event stream line by line. */
public final class AuditFeedReader implements AutoCloseable {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final Socket socket;
    private final BufferedReader in;
    private final List<String> headerLines = new ArrayList<>();

    /** Event of the stream; id and name are null when absent. */
    public record FeedEvent(@Nullable Long id, @Nullable String name, String data) {

        JsonNode entry() {
            return Json.read(data);
        }
    }

    public AuditFeedReader(int port, String query, @Nullable Long lastEventId) throws IOException {
        this(port, query, lastEventId, BlackBoxTest.ADMIN_TOKEN);
    }

    public AuditFeedReader(int port, String query, @Nullable Long lastEventId, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP/1.0 has no chunked transfer coding.
        socket.getOutputStream()
                .write(("GET /audit/events" + query + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                + "Authorization: Bearer " + token + "\r\n" + resume + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            headerLines.add(line);
        }
    }

    List<String> headerLines() {
        return headerLines;
    }

    /** Reads the next event; null at the end of the stream. */
    @Nullable
    public FeedEvent next() throws IOException {
        @Nullable Long id = null;
        @Nullable String name = null;
        @Nullable String data = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                if (data != null) {
                    return new FeedEvent(id, name, data);
                }
            } else if (line.startsWith("id: ")) {
                id = Long.valueOf(line.substring(4));
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else {
                assertThat(line).isIn("retry: 3000", ": keep-alive");
            }
        }
        return null;
    }

    /** Reads up to the next comment line. */
    String nextComment() throws IOException {
        String line = in.readLine();
        while (line != null && !line.startsWith(":")) {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    /** Reads all entries before the event {@code caught-up}. */
    public List<FeedEvent> untilCaughtUp() throws IOException {
        List<FeedEvent> entries = new ArrayList<>();
        for (FeedEvent event = next(); event != null; event = next()) {
            if ("caught-up".equals(event.name())) {
                return entries;
            }
            assertThat(event.name()).isNull();
            entries.add(event);
        }
        throw new AssertionError("the stream ended before caught-up");
    }

    /** Resets the connection. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
