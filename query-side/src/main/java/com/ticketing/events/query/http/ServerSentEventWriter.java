package com.ticketing.events.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writer of the {@code text/event-stream} format. Blocks while the client is slow. Not thread-safe. */
public final class ServerSentEventWriter {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final OutputStream out;

    /** Writes to {@code out}, which has to be buffered. */
    public ServerSentEventWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the reconnection time of the client, in milliseconds. */
    public void retry(int millis) throws IOException {
        print("retry: " + millis + "\n\n");
    }

    /**
     * Writes an event.
     *
     * @param id the event's id, which a reconnecting client sends as {@code Last-Event-ID}; null for none
     * @param name the event's type; null for the default, {@code message}
     * @param data one or more lines
     */
    public void event(@Nullable Long id, @Nullable String name, String data) throws IOException {
        print((id == null ? "" : "id: " + id + "\n")
                + (name == null ? "" : "event: " + name + "\n")
                + "data: " + LINE_BREAK.matcher(data).replaceAll("\ndata: ") + "\n\n");
    }

    /**
     * Writes and flushes an event of type {@code error}. It has no id, so that a client that reconnects resumes after
     * the last event with an id.
     */
    public void error(String data) throws IOException {
        event(null, "error", data);
        flush();
    }

    /** Writes and flushes a comment, which clients ignore and which keeps the connection alive. */
    public void keepAlive() throws IOException {
        print(": keep-alive\n\n");
        flush();
    }

    /** Sends the buffered text. */
    public void flush() throws IOException {
        out.flush();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
