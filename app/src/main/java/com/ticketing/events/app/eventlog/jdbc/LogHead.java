package com.ticketing.events.app.eventlog.jdbc;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Head of the event log: the last position known to be committed, with a condition for followers. Thread-safe. */
public final class LogHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position;

    /** Returns the last position known to be committed; 0 for an empty log. */
    public long position() {
        return position;
    }

    /** Advances the head and signals all waiting followers; an older position is ignored. */
    public void advanceTo(long committed) {
        lock.lock();
        try {
            if (committed > position) {
                position = committed;
                advanced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits up to {@code nanos} for a head beyond {@code known}; returns whether there is one. */
    public boolean awaitBeyond(long known, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (position <= known && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return position > known;
        } finally {
            lock.unlock();
        }
    }
}
