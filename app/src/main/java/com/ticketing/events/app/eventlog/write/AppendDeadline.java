package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Deadline of all waiting appends, enforced by one periodic scan. A timed wait of each virtual thread would set and
 * cancel a timer on another thread, which costs more than the wait itself. Thread-safe.
 */
final class AppendDeadline {

    private static final long SCAN_INTERVAL_MILLIS = 50;

    private final Duration timeout;
    private final Loop loop;

    /** In order of arrival, and so in order of deadline. */
    private final Queue<AppendRequest> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean scanScheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name(LoopName.APPEND_DEADLINES.text()).daemon().factory());

    AppendDeadline(Duration timeout, Supervisor supervisor) {
        this.timeout = timeout;
        loop = supervisor.register(LoopName.APPEND_DEADLINES);
        // Never shut down: appends that still wait when the log is closed must expire, too. The idle thread ends.
        scheduler.setKeepAliveTime(1, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
    }

    Duration timeout() {
        return timeout;
    }

    /** Expires the request unless it is done within the timeout plus one scan interval. */
    void watch(AppendRequest request) {
        if (!request.isDone()) {
            waiting.add(request);
            scheduleScan();
        }
    }

    private void scheduleScan() {
        if (!scanScheduled.get() && scanScheduled.compareAndSet(false, true)) {
            var _ = scheduler.schedule(this::scan, SCAN_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void scan() {
        try {
            loop.attempt(this::expireOverdue);
        } finally {
            scanScheduled.set(false);
            if (!waiting.isEmpty()) {
                scheduleScan();
            }
        }
    }

    private void expireOverdue() {
        AppendRequest oldest = waiting.peek();
        while (oldest != null && (oldest.isDone() || oldest.age().compareTo(timeout) >= 0)) {
            waiting.remove();
            oldest.expire();
            oldest = waiting.peek();
        }
    }
}
