package com.ticketing.events.query.stream;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One open event stream: writes the parts of its source without blocking. Between two parts it occupies no thread and
 * no buffer. Thread-safe.
 *
 * <p>A busy stream is queued for the {@link StreamWriter}, runs, or has a write in progress; it is never queued twice.
 * A signal to a busy stream is remembered, and the stream is queued again after its write. While one client reads
 * slowly, its parts therefore accumulate in the source.
 */
public final class EventStream implements StreamOutput.Completion {

    private static final int SIGNALLED = 1;
    private static final int BUSY = 2;
    private static final int CLOSED = 4;

    private final EventStreams streams;
    private final String address;
    private final AtomicInteger state = new AtomicInteger(BUSY);
    private @Nullable StreamSource source;
    private @Nullable StreamOutput output;
    private volatile long lastProgressNanos = System.nanoTime();
    private volatile boolean isWriting;
    private volatile boolean isKeepAliveDue;
    private volatile boolean isEnding;
    private boolean isLastPart;

    EventStream(EventStreams streams, String address) {
        this.streams = streams;
        this.address = address;
    }

    /** The address of the client, as it is counted. */
    String address() {
        return address;
    }

    /** Sets the source; before the first {@link #run}. */
    void readFrom(StreamSource from) {
        source = from;
    }

    /** Sets the output; before the first {@link #run}. */
    void writeTo(StreamOutput to) {
        output = to;
    }

    /** Schedules a poll of the source. A signal is never lost; signals before a poll are one. */
    public void signal() {
        while (true) {
            int current = state.get();
            if ((current & CLOSED) != 0) {
                return;
            }
            boolean isBusy = (current & BUSY) != 0;
            if (state.compareAndSet(current, isBusy ? current | SIGNALLED : BUSY)) {
                if (!isBusy) {
                    streams.enqueue(this);
                }
                return;
            }
        }
    }

    /** Ends the stream after the write in progress. */
    void end() {
        isEnding = true;
        signal();
    }

    /** Polls the source once and writes the part. The stream is busy. */
    void run() {
        try {
            state.updateAndGet(current -> current & ~SIGNALLED);
            StreamPart part = next();
            if (part == null) {
                release();
            } else {
                isLastPart = part.isLast();
                lastProgressNanos = System.nanoTime();
                isWriting = true;
                output().write(part, this);
            }
        } catch (Throwable failure) { // Errors, too: the client would wait without end.
            fail(failure);
        }
    }

    private @Nullable StreamPart next() {
        if (isEnding) {
            return StreamPart.END;
        }
        StreamSource from = Objects.requireNonNull(source);
        StreamPart part = from.poll();
        if (part == null && isKeepAliveDue) {
            part = from.keepAlive();
        }
        isKeepAliveDue = false;
        return part;
    }

    private void release() {
        if (!state.compareAndSet(BUSY, 0) && state.get() == (BUSY | SIGNALLED)) {
            streams.enqueue(this);
        }
    }

    private void fail(Throwable failure) {
        try {
            output().fail(failure);
        } finally {
            close();
            streams.count(failure);
        }
    }

    @Override
    public void written() {
        isWriting = false;
        lastProgressNanos = System.nanoTime();
        if (isLastPart) {
            close();
        } else {
            release();
        }
    }

    @Override
    public void failed(Throwable cause) {
        close();
    }

    private StreamOutput output() {
        return Objects.requireNonNull(output);
    }

    /** Has no effect on a closed stream. */
    void close() {
        if ((state.getAndSet(CLOSED) & CLOSED) == 0) {
            streams.remove(this);
            if (source != null) {
                source.closed();
            }
        }
    }

    /** Aborts a write that takes too long, or makes a keep-alive due. */
    void checkTimeouts(long nowNanos, long keepAliveNanos, long writeTimeoutNanos) {
        long idleNanos = nowNanos - lastProgressNanos;
        if (isWriting && idleNanos > writeTimeoutNanos) {
            streams.countDropped();
            output().abort(new TimeoutException("The client has not read for too long"));
            close();
        } else if (!isWriting && idleNanos > keepAliveNanos && !isKeepAliveDue) {
            isKeepAliveDue = true;
            signal();
        }
    }
}
