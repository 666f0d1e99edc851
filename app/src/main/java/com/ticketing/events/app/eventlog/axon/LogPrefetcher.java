package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.VerifiedReader;
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
import org.jspecify.annotations.Nullable;

/**
 * Prefetches the event log in chunks for a follower far behind the head. The next chunks are read and deserialized in
 * parallel, each on a thread of its own, and returned in order; the hash chain is verified there. Chunk bounds
 * are known in advance, because positions have no gaps. Not thread-safe.
 */
final class LogPrefetcher {

    /** More than four reading threads do not speed up the one consumer, and each chunk occupies memory. */
    private static final int MAX_CHUNKS =
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, EventLogProperties.Log.MAX_CHUNKS);

    private final EventLog log;
    private final EventLogStorageEngine engine;
    private final Deque<PendingRead> pendingReads = new ArrayDeque<>();

    /** The links of the chunk that was returned last. */
    private VerifiedReader.@Nullable Chunk last;

    LogPrefetcher(EventLog log, EventLogStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /**
     * A range of the event log.
     *
     * @param messages the messages after upcasting, which may drop some
     * @param end the last position that was read
     * @param links the links at both ends
     */
    record Chunk(List<TrackedEventMessage<?>> messages, long end, VerifiedReader.Chunk links) {}

    private record PendingRead(long after, long end, CompletableFuture<Chunk> result) {}

    /** Streams all events beyond {@code position} in the database, read lazily. */
    Stream<TrackedEventMessage<?>> streamAfter(long position) {
        Iterator<Chunk> chunks = new Iterator<>() {

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
            public Chunk next() {
                Chunk next = LogPrefetcher.this.next(end, head);
                end = next.end();
                return next;
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(chunks, Spliterator.ORDERED), false)
                .flatMap(chunk -> chunk.messages().stream());
    }

    /**
     * Returns the chunk that follows {@code position}.
     *
     * @param head the current head, beyond {@code position}
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     * @throws com.ticketing.events.app.eventlog.chain.EventLogDamaged when a row does not fit the hash chain
     */
    Chunk next(long position, long head) {
        Chunk next = take(position, head);
        if (last != null) {
            log.verified().requireContinued(last, next.links());
        }
        last = next.links();
        return next;
    }

    private Chunk take(long position, long head) {
        if (pendingReads.isEmpty() || pendingReads.getFirst().after() != position) {
            pendingReads.clear();
            if (head - position <= engine.batchSize()) {
                return read(position, head);
            }
            startReads(position, head);
        }
        PendingRead first = pendingReads.removeFirst();
        startReads(pendingReads.isEmpty() ? first.end() : pendingReads.getLast().end(), head);
        try {
            return first.result().join();
        } catch (CompletionException e) {
            pendingReads.clear();
            switch (e.getCause()) {
                case RuntimeException reason -> throw reason;
                case Error reason -> throw reason;
                case null, default -> throw e;
            }
        }
    }

    private void startReads(long after, long head) {
        long from = after;
        while (pendingReads.size() < MAX_CHUNKS && from < head) {
            long start = from;
            long end = Math.min(head, start + engine.batchSize());
            pendingReads.add(new PendingRead(
                    start,
                    end,
                    CompletableFuture.supplyAsync(
                            () -> read(start, end),
                            task -> Thread.ofPlatform()
                                    .daemon()
                                    .name("event-log-prefetch")
                                    .start(task))));
            from = end;
        }
    }

    private Chunk read(long after, long end) {
        VerifiedReader.Chunk chunk = log.verified().between(after, end);
        List<TrackedEventMessage<?>> messages = new ArrayList<>(chunk.events().size());
        engine.messages(chunk.events()).forEachRemaining(message -> {
            // Axon deserializes lazily: force the payload here, on this thread; the metadata are rarely read.
            message.getPayload();
            messages.add(message);
        });
        return new Chunk(messages, end, chunk.withoutEvents());
    }
}
