package com.ticketing.events.query.summary;

import com.ticketing.events.supervision.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A summary during its generation, and the future of the complete one. Any number of readers follow it from any chunk;
 * a reader can neither delay nor stop it. Thread-safe.
 */
final class SummaryGeneration extends CompletableFuture<Summary> {

    private final Duration chunkDelay;
    private final List<String> chunks = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    private SummaryGeneration(Duration chunkDelay) {
        this.chunkDelay = chunkDelay;
    }

    /**
     * Starts a generation on a virtual thread of its own.
     *
     * @param chunkDelay the pause between two chunks
     * @param loop counts the generation and its failure
     */
    static SummaryGeneration start(SummaryGenerator generator, SummarySource source, Duration chunkDelay, Loop loop) {
        SummaryGeneration generation = new SummaryGeneration(chunkDelay);
        Thread.ofVirtual().name(loop.name()).start(() -> generation.run(generator, source, loop));
        return generation;
    }

    /** The number of chunks so far; final if the generation was done before the call. */
    int chunkCount() {
        return chunks.size();
    }

    /** The chunk at an index from 0 to {@link #chunkCount()} - 1. */
    String chunk(int index) {
        return chunks.get(index);
    }

    /**
     * Waits for the chunk at an index, from 0, or for the end of the generation.
     *
     * @return false if the time ran out first
     */
    boolean awaitChunk(int index, Duration timeout) throws InterruptedException {
        long remainingNanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (index >= chunks.size() && !isDone()) {
                if (remainingNanos <= 0) {
                    return false;
                }
                remainingNanos = progress.awaitNanos(remainingNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run(SummaryGenerator generator, SummarySource source, Loop loop) {
        try {
            loop.beat();
            generator.generate(source, this::add);
            complete(new Summary(chunks));
        } catch (Throwable failure) { // Errors, too: otherwise readers would wait without end.
            completeExceptionally(failure);
            loop.count(failure);
        } finally {
            signalProgress();
        }
    }

    private void add(String chunk) throws InterruptedException {
        if (!chunks.isEmpty()) {
            Thread.sleep(chunkDelay);
        }
        chunks.add(chunk);
        signalProgress();
    }

    private void signalProgress() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
