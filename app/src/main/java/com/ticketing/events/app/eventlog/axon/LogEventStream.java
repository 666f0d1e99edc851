package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.error.Unavailable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * Event stream over the log from a position on: reads the database while far behind, then the recent events, then waits
 * at the head. While the database cannot be read, the stream has no next event; it resumes at the same position. Once
 * the log is replaced by another one, it has no next event any more. Not thread-safe.
 */
final class LogEventStream implements TrackingEventStream {

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventLog log;
    private final LogPrefetcher prefetcher;

    /** How often the log had been replaced when the stream was opened. */
    private final long replacements;

    /** The last position that was returned. */
    private long position;

    private Iterator<TrackedEventMessage<?>> pending = Collections.emptyIterator();

    /** The last position covered by {@code pending}, including events that an upcaster dropped. */
    private long pendingEnd;

    private @Nullable TrackedEventMessage<?> next;
    private boolean readFailed;

    /** Starts after {@code position}; 0 for the beginning of the log. */
    LogEventStream(EventLog log, EventLogStorageEngine engine, long position) {
        this.log = log;
        this.replacements = log.replacements();
        this.prefetcher = new LogPrefetcher(log, engine);
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(fetch());
    }

    /**
     * {@inheritDoc}
     *
     * <p>With a timeout of zero, returns whether the stream is behind the head even if the next event cannot be read
     * now: a failing database is not reported as a stream that has caught up.
     */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (fetch() != null) {
            return true;
        }
        if (timeout <= 0) {
            return readFailed && log.headPosition() > position;
        }
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        for (long left = unit.toNanos(timeout); left > 0; left = deadline - System.nanoTime()) {
            if (readFailed) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, RETRY_NANOS));
            } else {
                log.head().awaitBeyond(position, left);
            }
            if (fetch() != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> event = fetch();
        while (event == null) {
            hasNextAvailable(1, TimeUnit.DAYS);
            event = fetch();
        }
        next = null;
        position = EventLogStorageEngine.position(event.trackingToken());
        return event;
    }

    /** The check after the read ensures that nothing of another log is returned. */
    private @Nullable TrackedEventMessage<?> fetch() {
        if (next == null) {
            read();
        }
        if (!log.head().isCurrent(replacements)) {
            next = null;
            pending = Collections.emptyIterator();
            readFailed = true;
        }
        return next;
    }

    private void read() {
        try {
            while (!pending.hasNext()) {
                position = Math.max(position, pendingEnd);
                if (!refill()) {
                    return;
                }
            }
            next = pending.next();
            readFailed = false;
        } catch (Unavailable e) {
            pending = Collections.emptyIterator();
            pendingEnd = position;
            readFailed = true;
        }
    }

    private boolean refill() {
        List<TrackedEventMessage<?>> recent = log.recentAfter(position);
        if (!recent.isEmpty()) {
            pending = recent.iterator();
            pendingEnd = position + recent.size();
            return true;
        }
        long head = log.headPosition();
        if (head <= position) {
            return false;
        }
        LogPrefetcher.Chunk chunk = prefetcher.next(position, head);
        pending = chunk.messages().iterator();
        pendingEnd = chunk.end();
        return true;
    }

    @Override
    public void close() {
        pending = Collections.emptyIterator();
    }
}
