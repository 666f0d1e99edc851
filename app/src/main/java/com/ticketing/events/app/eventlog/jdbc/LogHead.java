package com.ticketing.events.app.eventlog.jdbc;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last position that is known to be committed, and the bell that followers wait on. */
public final class LogHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position;

    public long position() {
        return position;
    }

    /** Tells of a commit; news of an older position changes nothing. */
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

    /** Waits until something lies beyond {@code known}, or the time is over; whether it does. */
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
