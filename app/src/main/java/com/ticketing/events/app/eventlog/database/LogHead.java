package com.ticketing.events.app.eventlog.database;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Head of the event log: the last link of its hash chain that this node knows to be committed, with a condition for
 * followers. Thread-safe.
 *
 * <p>A log that does not contain the known link is another log: restored from a backup, or of a server that has lost
 * its last commits. The head is then marked as replaced and does not move until {@link #adopt} sets it to the end of
 * the other log. Everything that was read or decided before belongs to an earlier replacement and is not used after it.
 */
public final class LogHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Apart from the other changes, of which there is one with each commit. */
    private final Condition replaced = lock.newCondition();

    /** Guarded by the lock. */
    private final HeadTimes times = new HeadTimes(System::nanoTime);

    private volatile Known known;
    private volatile boolean isReplaced;

    /**
     * The known part of the log.
     *
     * @param end the last link known to be committed
     * @param replacements how often the log has been replaced by another one since the start
     */
    public record Known(ChainLink end, long replacements) {}

    /** Creates a head at the end of the log. */
    public LogHead(ChainLink end) {
        known = new Known(end, 0);
        times.advanced(end.position());
    }

    /** Returns the last position known to be committed; 0 for an empty log. */
    public long position() {
        return known.end().position();
    }

    /** Returns the known part of the log. */
    public Known known() {
        return known;
    }

    /**
     * Returns the time for which the head has been beyond a position, since the start at most; zero if it is not. At
     * most 250 ms too long, or a tenth of the result if that is more.
     */
    public Duration sinceBeyond(long position) {
        lock.lock();
        try {
            return times.sinceBeyond(position);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the database has another log than the one that this node has followed, which is not adopted yet. */
    public boolean isReplaced() {
        return isReplaced;
    }

    /** Whether what was read after that many replacements is still part of the log. */
    public boolean isCurrent(long replacements) {
        return !isReplaced && known.replacements() == replacements;
    }

    /**
     * Advances the head and signals all waiting followers; an older position is ignored.
     *
     * @param verified a known part that the log up to {@code committed} contains; ignored after a replacement
     */
    public void advanceTo(Known verified, ChainLink committed) {
        lock.lock();
        try {
            if (isCurrent(verified.replacements()) && committed.position() > position()) {
                known = new Known(committed, verified.replacements());
                times.advanced(committed.position());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Marks the log as replaced.
     *
     * @param missing a known part that the log in the database does not contain; ignored after a replacement
     */
    public void markReplaced(Known missing) {
        lock.lock();
        try {
            if (isCurrent(missing.replacements())) {
                isReplaced = true;
                changed.signalAll();
                replaced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sets the head to the end of the log that has replaced the known one. */
    public void adopt(ChainLink end) {
        lock.lock();
        try {
            known = new Known(end, known.replacements() + 1);
            times.clear();
            times.advanced(end.position());
            isReplaced = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits up to {@code nanos} for a head beyond {@code position}; returns whether there is one. */
    public boolean awaitBeyond(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (position() <= position && left > 0) {
                left = changed.awaitNanos(left);
            }
            return position() > position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits up to {@code nanos} until the log is replaced; returns whether it is. */
    public boolean awaitReplaced(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!isReplaced && left > 0) {
                left = replaced.awaitNanos(left);
            }
            return isReplaced;
        } finally {
            lock.unlock();
        }
    }
}
