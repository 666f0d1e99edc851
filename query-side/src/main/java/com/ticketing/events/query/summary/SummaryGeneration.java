package com.ticketing.events.query.summary;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One summary while it is being written and, once that has ended, the future of it. Any number of readers follow it, each
 * from whatever chunk it likes; none of them can hold it up or stop it.
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
     * Starts to write on a virtual thread of its own.
     *
     * @param chunkDelay the pause between two chunks
     */
    static SummaryGeneration start(SummaryGenerator generator, SummarySource card, Duration chunkDelay) {
        SummaryGeneration generation = new SummaryGeneration(chunkDelay);
        Thread.ofVirtual().name("summary").start(() -> generation.run(generator, card));
        return generation;
    }

    /** How many chunks there are by now; final if the generation was done before the question. */
    int written() {
        return chunks.size();
    }

    /** The chunk at that place, from 0; it must have been written. */
    String chunk(int place) {
        return chunks.get(place);
    }

    /**
     * Waits for the chunk at that place, from 0, or for the end, whichever is first.
     *
     * @return false when neither came within the time
     */
    boolean await(int place, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (place >= chunks.size() && !isDone()) {
                if (left <= 0) {
                    return false;
                }
                left = progress.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run(SummaryGenerator generator, SummarySource card) {
        try {
            generator.write(card, this::add);
            complete(new Summary(chunks));
        } catch (Throwable failure) { // An Error too: whoever waits must hear of the end.
            completeExceptionally(failure);
        } finally {
            tellReaders();
        }
    }

    private void add(String chunk) throws InterruptedException {
        if (!chunks.isEmpty()) {
            Thread.sleep(chunkDelay);
        }
        chunks.add(chunk);
        tellReaders();
    }

    private void tellReaders() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
