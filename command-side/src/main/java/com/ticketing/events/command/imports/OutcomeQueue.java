package com.ticketing.events.command.imports;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of an import that are not sent yet, in the order of the lines. One thread adds lines, any thread
 * completes them, one thread takes them.
 */
final class OutcomeQueue {

    /** Taken after the last outcome. */
    static final ImportedLine END = new ImportedLine(0, 0, null, null);

    private final BlockingQueue<CompletableFuture<ImportedLine>> queue = new LinkedBlockingQueue<>();
    private final long maxBytes;
    private final Lock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private long heldBytes;
    private boolean abandoned;

    /** The first outcome, once it was taken from the queue before it was complete. */
    private @Nullable CompletableFuture<ImportedLine> head;

    /** @param maxBytes estimated heap of the outcomes, beyond which {@link #awaitRoom} waits */
    OutcomeQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds a line whose outcome is not known yet. */
    CompletableFuture<ImportedLine> add() {
        CompletableFuture<ImportedLine> outcome = new CompletableFuture<>();
        queue.add(outcome);
        return outcome;
    }

    /** Completes a line. */
    void complete(CompletableFuture<ImportedLine> line, ImportedLine outcome) {
        hold(outcome.heapBytes());
        line.complete(outcome);
    }

    /** Adds a line with its outcome. */
    void add(ImportedLine outcome) {
        complete(add(), outcome);
    }

    /** Waits until enough of the outcomes are sent; returns whether the others will be. */
    boolean awaitRoom() {
        lock.lock();
        try {
            while (heldBytes > maxBytes && !abandoned) {
                room.awaitUninterruptibly();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the waits: no more outcomes are taken. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next outcome.
     *
     * @return null if it is not known within the time
     */
    @Nullable
    ImportedLine poll(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        if (head == null) {
            head = queue.poll(nanos, TimeUnit.NANOSECONDS);
        }
        if (head == null) {
            return null;
        }
        try {
            ImportedLine outcome = head.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            head = null;
            hold(-outcome.heapBytes());
            return outcome;
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@link #poll} returns an outcome at once. */
    boolean hasNext() {
        CompletableFuture<ImportedLine> next = head == null ? queue.peek() : head;
        return next != null && next.isDone();
    }

    private void hold(long bytes) {
        lock.lock();
        try {
            heldBytes += bytes;
            if (heldBytes <= maxBytes) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
