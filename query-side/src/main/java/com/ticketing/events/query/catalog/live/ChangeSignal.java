package com.ticketing.events.query.catalog.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Counter of the signals about public changes, which threads wait for. Thread-safe. */
final class ChangeSignal {

    private final Lock lock = new ReentrantLock();
    private final Condition signalled = lock.newCondition();
    private long signals;

    void signal() {
        lock.lock();
        try {
            signals++;
            signalled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of signals so far. */
    long count() {
        lock.lock();
        try {
            return signals;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the number of signals differs from {@code known}, or the time has passed.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void awaitAfter(long known, Duration timeout) throws InterruptedException {
        long remaining = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lock();
        try {
            while (signals == known && remaining > 0) {
                remaining = signalled.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }
}
