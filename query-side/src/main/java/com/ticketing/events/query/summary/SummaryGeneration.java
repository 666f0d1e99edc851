package com.ticketing.events.query.summary;

import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.supervision.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A summary during its generation, and the future of the complete one. Chunks become readable one by one, with a pause
 * between them. Any number of readers follow from any chunk; a reader can neither delay nor stop the generation.
 * Thread-safe.
 */
final class SummaryGeneration extends CompletableFuture<Summary> {

    private final SummarySource source;
    private final Duration chunkDelay;
    private final ScheduledExecutorService timer;
    private final Loop loop;
    private final List<String> chunks = new CopyOnWriteArrayList<>();
    private final Set<EventStream> readers = ConcurrentHashMap.newKeySet();

    /** Chunks that the generator has added and that are not readable yet. */
    private final Queue<String> pending = new ArrayDeque<>();

    /** The key of the text, set with its first chunk. */
    private volatile @Nullable SummaryKey key;

    private volatile boolean isStandIn;
    private boolean isPausing;
    private boolean hasEnded;
    private @Nullable Throwable failure;

    private SummaryGeneration(SummarySource source, Duration chunkDelay, ScheduledExecutorService timer, Loop loop) {
        this.source = source;
        this.chunkDelay = chunkDelay;
        this.timer = timer;
        this.loop = loop;
    }

    /**
     * Starts a generation on a virtual thread of its own.
     *
     * @param chunkDelay the pause between two chunks
     * @param timer runs the end of each pause
     * @param loop counts the generation and its failure
     */
    static SummaryGeneration start(
            SummaryGenerator generator,
            SummarySource source,
            Duration chunkDelay,
            ScheduledExecutorService timer,
            Loop loop) {
        SummaryGeneration generation = new SummaryGeneration(source, chunkDelay, timer, loop);
        Thread.ofVirtual().name(loop.name()).start(() -> generation.run(generator));
        return generation;
    }

    /** The key of the text; null before its first chunk is readable. */
    @Nullable
    SummaryKey key() {
        return key;
    }

    /** Whether further readers may join: it runs, or it is complete with the text of its own generator. */
    boolean isReusable() {
        return !isDone() || (!isCompletedExceptionally() && !isStandIn);
    }

    /** The number of readable chunks; final if the generation was done before the call. */
    int chunkCount() {
        return chunks.size();
    }

    /** The chunk at an index from 0 to {@link #chunkCount()} - 1. */
    String chunk(int index) {
        return chunks.get(index);
    }

    /** Signals the stream at each further chunk and at the end. */
    void addReader(EventStream reader) {
        readers.add(reader);
        if (isDone()) {
            reader.signal();
        }
    }

    void removeReader(EventStream reader) {
        readers.remove(reader);
    }

    private void run(SummaryGenerator generator) {
        try {
            loop.beat();
            generator.generate(source, new Chunks(generator.version()));
            end(null);
        } catch (Throwable e) { // Errors, too: otherwise readers would wait without end.
            end(e);
            loop.count(e);
        }
    }

    /** Receives the chunks of the generator. */
    private final class Chunks implements SummaryGenerator.ChunkSink {

        private String version;

        Chunks(String version) {
            this.version = version;
        }

        @Override
        public void standIn(String otherVersion) {
            version = otherVersion;
            isStandIn = true;
        }

        @Override
        public void add(String chunk) {
            if (key == null) {
                key = SummaryKey.of(source, version);
            }
            append(chunk);
        }
    }

    private synchronized void append(String chunk) {
        pending.add(chunk);
        release();
    }

    private synchronized void end(@Nullable Throwable cause) {
        hasEnded = true;
        failure = cause;
        release();
    }

    /** Makes chunks readable up to the next pause; completes the future after the last one. */
    private synchronized void release() {
        while (!isPausing && !pending.isEmpty()) {
            chunks.add(pending.remove());
            if (chunkDelay.isPositive() && !(hasEnded && pending.isEmpty())) {
                ScheduledFuture<?> _ = timer.schedule(this::endPause, chunkDelay.toNanos(), TimeUnit.NANOSECONDS);
                isPausing = true;
            }
        }
        if (hasEnded && pending.isEmpty()) {
            complete();
        }
        readers.forEach(EventStream::signal);
    }

    private void complete() {
        if (failure == null && !chunks.isEmpty()) {
            complete(new Summary(chunks));
        } else {
            completeExceptionally(failure == null ? new IllegalStateException("The summary is empty") : failure);
        }
    }

    private void endPause() {
        try {
            synchronized (this) {
                isPausing = false;
                release();
            }
        } catch (Throwable e) { // Errors, too: otherwise readers would wait without end.
            completeExceptionally(e);
            readers.forEach(EventStream::signal);
            loop.count(e);
        }
    }
}
