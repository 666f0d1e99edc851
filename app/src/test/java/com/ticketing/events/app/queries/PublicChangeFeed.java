package com.ticketing.events.app.queries;

import com.ticketing.events.app.support.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Connection to {@code GET /public/changes} as an event stream. */
final class PublicChangeFeed implements AutoCloseable {

    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;
    private final List<String> headers = new ArrayList<>();

    /**
     * An event of the stream.
     *
     * @param id null without one
     * @param name null for the default
     */
    record FeedEvent(@Nullable String id, @Nullable String name, String data) {

        JsonNode json() {
            return Json.read(data);
        }
    }

    /**
     * Opens the stream and reads the head of the response.
     *
     * @param lastEventId null for a request without {@code Last-Event-ID}
     */
    PublicChangeFeed(int port, String query, @Nullable String lastEventId) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP/1.0 has no chunked transfer coding.
        socket.getOutputStream()
                .write(("GET /public/changes" + query + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                + resume + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            headers.add(line);
        }
    }

    List<String> headers() {
        return headers;
    }

    /** The next event; comments are skipped. */
    FeedEvent next() throws IOException {
        String id = null;
        String name = null;
        String data = null;
        while (true) {
            String line = Objects.requireNonNull(in.readLine(), "the stream has ended");
            if (line.isEmpty() && data != null) {
                return new FeedEvent(id, name, data);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
