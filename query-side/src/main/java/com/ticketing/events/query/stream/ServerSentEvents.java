package com.ticketing.events.query.stream;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builder of text in the {@code text/event-stream} format. Not thread-safe. */
public final class ServerSentEvents {

    /** The media type with its charset. */
    public static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final StringBuilder text = new StringBuilder();

    /** Adds the reconnection time of the client, in milliseconds. */
    public ServerSentEvents retry(int millis) {
        text.append("retry: ").append(millis).append("\n\n");
        return this;
    }

    /**
     * Adds an event.
     *
     * @param id the event's id, which a reconnecting client sends as {@code Last-Event-ID}; null for none
     * @param name the event's type; null for the default, {@code message}
     * @param data one or more lines
     */
    public ServerSentEvents event(@Nullable Long id, @Nullable String name, String data) {
        return event(id == null ? null : id.toString(), name, data);
    }

    /**
     * Adds an event.
     *
     * @param id one line, as of {@link #event(Long, String, String)}
     * @param name the event's type; null for the default, {@code message}
     * @param data one or more lines
     */
    public ServerSentEvents event(@Nullable String id, @Nullable String name, String data) {
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        if (name != null) {
            text.append("event: ").append(name).append('\n');
        }
        text.append("data: ")
                .append(LINE_BREAK.matcher(data).replaceAll("\ndata: "))
                .append("\n\n");
        return this;
    }

    /**
     * Adds an event of type {@code error}. It has no id, so that a client that reconnects resumes after the last event
     * with an id.
     */
    public ServerSentEvents error(String data) {
        return event((String) null, "error", data);
    }

    /** Adds a comment line, which clients ignore. */
    public ServerSentEvents keepAlive() {
        text.append(": keep-alive\n\n");
        return this;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The number of characters so far. */
    public int length() {
        return text.length();
    }

    /** The text so far. */
    public String text() {
        return text.toString();
    }

    /** The text so far as a part. */
    public StreamPart toPart(boolean isLast) {
        return StreamPart.of(text, isLast);
    }
}
