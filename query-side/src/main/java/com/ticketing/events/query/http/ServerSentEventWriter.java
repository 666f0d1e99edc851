package com.ticketing.events.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the format of Server-Sent Events. Blocks the calling thread while the reader is slow. */
public final class ServerSentEventWriter {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final OutputStream out;

    /** Writes to {@code out}, which has to keep what is written until it is flushed. */
    public ServerSentEventWriter(OutputStream out) {
        this.out = out;
    }

    /** Tells a reader after how many milliseconds to come back if the connection is lost. */
    public void retry(int millis) throws IOException {
        print("retry: " + millis + "\n\n");
    }

    /**
     * Sends an event.
     *
     * @param id what the reader names when it comes back; null leaves the id of the event before
     * @param name null for an unnamed event
     */
    public void event(@Nullable Long id, @Nullable String name, String data) throws IOException {
        print((id == null ? "" : "id: " + id + "\n")
                + (name == null ? "" : "event: " + name + "\n")
                + "data: " + LINE_BREAK.matcher(data).replaceAll("\ndata: ") + "\n\n");
    }

    /**
     * Sends the event {@code error} at once. It has no id, so that a client that reconnects resumes after the last event
     * that had one.
     */
    public void error(String data) throws IOException {
        event(null, "error", data);
        flush();
    }

    /** Sends a line that readers ignore and that keeps the connection alive, at once. */
    public void keepAlive() throws IOException {
        print(": keep-alive\n\n");
        flush();
    }

    /** Sends everything that was written. */
    public void flush() throws IOException {
        out.flush();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
