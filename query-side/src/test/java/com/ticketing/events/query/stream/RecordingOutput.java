package com.ticketing.events.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Output that records what is written; its client can stop reading or disconnect. */
public final class RecordingOutput implements StreamOutput {

    private final StringBuilder text = new StringBuilder();
    private boolean isReading = true;
    private boolean isConnected = true;
    private boolean hasEnded;
    private int writes;
    private @Nullable Throwable failure;
    private @Nullable Throwable abortion;
    private @Nullable Completion pending;

    @Override
    public void write(StreamPart part, Completion completion) {
        synchronized (this) {
            writes++;
            if (isConnected) {
                text.append(UTF_8.decode(part.bytes().duplicate()));
                hasEnded = part.isLast();
            }
            if (isConnected && !isReading) {
                pending = completion;
                return;
            }
        }
        complete(completion);
    }

    private void complete(Completion completion) {
        if (isConnected()) {
            completion.written();
        } else {
            completion.failed(new IOException("Broken pipe"));
        }
    }

    private synchronized boolean isConnected() {
        return isConnected;
    }

    @Override
    public synchronized void fail(Throwable cause) {
        failure = cause;
    }

    @Override
    public synchronized void abort(Throwable cause) {
        abortion = cause;
    }

    /** From now on, writes stay in progress. */
    public synchronized void stopReading() {
        isReading = false;
    }

    /** Completes the write in progress. */
    public void continueReading() {
        Completion waiting;
        synchronized (this) {
            isReading = true;
            waiting = Objects.requireNonNull(pending);
            pending = null;
        }
        complete(waiting);
    }

    /** From now on, writes fail. */
    public synchronized void disconnect() {
        isConnected = false;
    }

    public synchronized String text() {
        return text.toString();
    }

    /** Whether the last part was written. */
    public synchronized boolean hasEnded() {
        return hasEnded;
    }

    public synchronized int writes() {
        return writes;
    }

    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    synchronized @Nullable Throwable abortion() {
        return abortion;
    }
}
