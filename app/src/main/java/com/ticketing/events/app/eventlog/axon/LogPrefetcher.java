package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Reads the log in stretches for a follower who is far behind: the next ones are read and decoded at once, each by a
 * thread of its own, and handed out in order. Positions have no gaps, so that it is known beforehand where each begins.
 */
final class LogPrefetcher {

    /** One thread takes them in, which is never busier than four that read; and what is read has to be kept in memory. */
    private static final int STRETCHES = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final EventLog log;
    private final EventLogStorageEngine engine;
    private final Deque<Reading> readings = new ArrayDeque<>();

    LogPrefetcher(EventLog log, EventLogStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /**
     * A part of the log.
     *
     * @param messages what an upcaster left of it
     * @param end the last position that was found; the one before the stretch when there was none
     */
    record Stretch(List<TrackedEventMessage<?>> messages, long end) {}

    private record Reading(long after, long end, CompletableFuture<Stretch> result) {}

    /** Everything beyond {@code position} that the database has, read while it is taken. */
    Stream<TrackedEventMessage<?>> rest(long position) {
        Iterator<Stretch> stretches = new Iterator<>() {

            private long end = position;
            private long head;

            @Override
            public boolean hasNext() {
                if (end >= head) {
                    head = log.readHead();
                }
                return end < head;
            }

            @Override
            public Stretch next() {
                Stretch next = LogPrefetcher.this.next(end, head);
                end = next.end() > end ? next.end() : head;
                return next;
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(stretches, Spliterator.ORDERED), false)
                .flatMap(stretch -> stretch.messages().stream());
    }

    /**
     * The stretch that follows {@code position}.
     *
     * @param head beyond {@code position}, and beyond the end of the stretch or at it
     * @throws com.ticketing.events.error.Unavailable when the database does not answer
     */
    Stretch next(long position, long head) {
        if (readings.isEmpty() || readings.getFirst().after() != position) {
            readings.clear();
            if (head - position <= engine.batchSize()) {
                return read(position, head);
            }
            begin(position, head);
        }
        Reading first = readings.removeFirst();
        begin(readings.isEmpty() ? first.end() : readings.getLast().end(), head);
        try {
            return first.result().join();
        } catch (CompletionException e) {
            readings.clear();
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private void begin(long after, long head) {
        long from = after;
        while (readings.size() < STRETCHES && from < head) {
            long start = from;
            long end = Math.min(head, start + engine.batchSize());
            readings.add(new Reading(
                    start,
                    end,
                    CompletableFuture.supplyAsync(
                            () -> read(start, end),
                            task -> Thread.ofPlatform()
                                    .daemon()
                                    .name("read-ahead")
                                    .start(task))));
            from = end;
        }
    }

    private Stretch read(long after, long end) {
        List<StoredEvent> rows = log.between(after, end);
        if (rows.isEmpty()) {
            // Somebody has removed them; what comes behind them is still to be had.
            rows = log.after(after, engine.batchSize());
        }
        List<TrackedEventMessage<?>> messages = new ArrayList<>(rows.size());
        engine.messages(rows).forEachRemaining(message -> {
            // Axon decodes when somebody asks. Few ask for the metadata.
            message.getPayload();
            messages.add(message);
        });
        return new Stretch(messages, rows.isEmpty() ? after : rows.getLast().position());
    }
}
