package com.ticketing.events.app.outage;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Log of an outage during which every use of a database fails: a warning when it begins, one a minute with the number
 * of failures, and a line when it ends. Thread-safe.
 *
 * <p>A success ends an outage if the last failure is at least a second old, so that alternating failures and successes
 * are one outage.
 */
public final class OutageLog {

    private static final long REPORT_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long MIN_QUIET_NANOS = Duration.ofSeconds(1).toNanos();

    private final Logger log;
    private final String operation;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    /** Read without the lock, because most calls find no outage. */
    private volatile boolean ongoing;

    private long beginning;
    private long lastFailure;
    private long lastReport;
    private long failures;

    /**
     * Creates a log without an outage.
     *
     * @param operation subject of the log lines, such as "Write to the event log"
     */
    public OutageLog(Logger log, String operation) {
        this(log, operation, System::nanoTime);
    }

    OutageLog(Logger log, String operation, LongSupplier nanoTime) {
        this.log = log;
        this.operation = operation;
        this.nanoTime = nanoTime;
    }

    /**
     * Records failures with the same reason.
     *
     * @param count the number of operations that failed
     */
    public void failed(int count, Throwable reason) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            lastFailure = now;
            if (!ongoing) {
                ongoing = true;
                beginning = now;
                lastReport = now;
                failures = count;
                log.warn("{} failed; further failures are counted: {}", operation, reason.getMessage());
                return;
            }
            failures += count;
            if (now - lastReport >= REPORT_INTERVAL_NANOS) {
                lastReport = now;
                log.warn(
                        "{} has been failing for {} s, {} times; last: {}",
                        operation,
                        secondsSince(beginning, now),
                        failures,
                        reason.getMessage());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Records a success. */
    public void succeeded() {
        if (ongoing) {
            endOutage();
        }
    }

    private void endOutage() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (ongoing && now - lastFailure >= MIN_QUIET_NANOS) {
                ongoing = false;
                log.info(
                        "{} succeeds again after {} s and {} failures",
                        operation,
                        secondsSince(beginning, now),
                        failures);
            }
        } finally {
            lock.unlock();
        }
    }

    private static long secondsSince(long start, long now) {
        return Duration.ofNanos(now - start).toSeconds();
    }
}
