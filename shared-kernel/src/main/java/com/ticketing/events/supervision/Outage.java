package com.ticketing.events.supervision;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Outage of one operation, such as writes to a database: begins with a failure and ends with a success. Thread-safe.
 *
 * <p>Logs a warning when it begins, one a minute with the number of failures, and a line when it ends. In the log it
 * ends with the first success a quiet period after the last failure, so that alternating failures and successes are one
 * outage there.
 */
public final class Outage {

    private static final Duration QUIET_PERIOD = Duration.ofSeconds(1);
    private static final long REPORT_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long NONE = Long.MIN_VALUE;

    private final @Nullable Logger log;
    private final String operation;
    private final long quietNanos;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile long since = NONE;

    /** Whether the log has the beginning and not the end; read without the lock, because most calls find no outage. */
    private volatile boolean logged;

    private long beginning;
    private long lastFailure;
    private long lastReport;
    private long failures;

    /** Creates one whose failures are logged elsewhere. */
    public Outage() {
        this((@Nullable Logger) null, "", QUIET_PERIOD, System::nanoTime);
    }

    /**
     * Creates one with a quiet period of one second.
     *
     * @param owner the class that names the logger
     * @param operation subject of the log lines, such as "Write to the event log"
     */
    public Outage(Class<?> owner, String operation) {
        this(owner, operation, QUIET_PERIOD);
    }

    /** Creates one; a quiet period of a minute or more makes one warning a minute at most. */
    public Outage(Class<?> owner, String operation, Duration quietPeriod) {
        this(owner, operation, quietPeriod, System::nanoTime);
    }

    /** Creates one with another clock, such as that of a test. */
    public Outage(Class<?> owner, String operation, Duration quietPeriod, LongSupplier nanoTime) {
        this(System.getLogger(owner.getName()), operation, quietPeriod, nanoTime);
    }

    Outage(@Nullable Logger log, String operation, Duration quietPeriod, LongSupplier nanoTime) {
        this.log = log;
        this.operation = operation;
        this.quietNanos = quietPeriod.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether the last use failed. */
    public boolean isOngoing() {
        return since != NONE;
    }

    /** The time since the first failure after the last success; zero if the last use did not fail. */
    public Duration duration() {
        long start = since;
        return start == NONE ? Duration.ZERO : Duration.ofNanos(Math.max(1, nanoTime.getAsLong() - start));
    }

    /**
     * Records failures with the same reason.
     *
     * @param count the number of uses that failed
     */
    public void failed(int count, Throwable reason) {
        failed(count, reason.getMessage(), null);
    }

    /**
     * Records a failure.
     *
     * @param unexpected the exception if it indicates a programming error; its stack trace is logged with the warning
     */
    public void failed(String reason, @Nullable Throwable unexpected) {
        failed(1, reason, unexpected);
    }

    private void failed(int count, @Nullable String reason, @Nullable Throwable unexpected) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            lastFailure = now;
            if (since == NONE) {
                since = now;
            }
            if (!logged) {
                logged = true;
                beginning = now;
                lastReport = now;
                failures = count;
                log(Level.WARNING, " failed; further failures are counted: " + reason, unexpected);
                return;
            }
            failures += count;
            if (now - lastReport >= REPORT_INTERVAL_NANOS) {
                lastReport = now;
                String total = " has been failing for " + secondsSince(beginning, now) + " s, " + failures + " times";
                log(Level.WARNING, total + "; last: " + reason, unexpected);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Records a success. */
    public void succeeded() {
        if (logged) {
            end();
        }
    }

    /** Logs the end if the last use succeeded and the quiet period is over, for an operation with long pauses. */
    public void checkEnd() {
        if (logged && !isOngoing()) {
            end();
        }
    }

    private void end() {
        lock.lock();
        try {
            since = NONE;
            long now = nanoTime.getAsLong();
            if (logged && now - lastFailure >= quietNanos) {
                logged = false;
                String total = secondsSince(beginning, now) + " s and " + failures + " failures";
                log(Level.INFO, " succeeds again after " + total, null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void log(Level level, String message, @Nullable Throwable unexpected) {
        if (log != null) {
            log.log(level, operation + message, unexpected);
        }
    }

    private static long secondsSince(long start, long now) {
        return Duration.ofNanos(now - start).toSeconds();
    }
}
