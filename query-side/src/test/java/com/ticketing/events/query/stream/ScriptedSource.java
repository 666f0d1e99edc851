package com.ticketing.events.query.stream;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Source whose text, end and failure a test supplies step by step. */
final class ScriptedSource implements StreamSource {

    private final Queue<String> added = new ConcurrentLinkedQueue<>();
    private volatile boolean isEnded;
    private volatile boolean isClosed;
    private volatile @Nullable Error failure;
    private volatile @Nullable EventStream stream;

    ScriptedSource(String... text) {
        added.addAll(List.of(text));
    }

    StreamSource of(EventStream opened) {
        stream = opened;
        return this;
    }

    /** Adds text and signals the stream. */
    void add(String text) {
        added.add(text);
        signal();
    }

    /** Ends the text and signals the stream. */
    void end() {
        isEnded = true;
        signal();
    }

    /** Makes the next poll fail and signals the stream. */
    void fail(Error error) {
        failure = error;
        signal();
    }

    private void signal() {
        Objects.requireNonNull(stream).signal();
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public @Nullable StreamPart poll() {
        Error error = failure;
        if (error != null) {
            throw error;
        }
        boolean isLast = isEnded;
        StringBuilder text = new StringBuilder();
        for (String next = added.poll(); next != null; next = added.poll()) {
            text.append(next);
        }
        return text.isEmpty() && !isLast ? null : StreamPart.of(text, isLast);
    }

    @Override
    public StreamPart keepAlive() {
        return StreamPart.of(".", false);
    }

    @Override
    public void closed() {
        isClosed = true;
    }
}
