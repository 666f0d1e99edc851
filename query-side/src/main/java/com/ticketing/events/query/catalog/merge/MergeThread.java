package com.ticketing.events.query.catalog.merge;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Scheduler of merges on one daemon thread, which ends when it is idle. The catalogs of a service share it; there are
 * two during a rebuild. Thread-safe.
 */
@Component
public final class MergeThread implements MergeScheduler {

    private final Loop loop;
    private final LongAdder merges = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name(LoopName.CATALOG_INDEX.text()).daemon().factory());

    /** Starts no thread before the first task. */
    public MergeThread(Supervisor supervisor) {
        loop = supervisor.register(LoopName.CATALOG_INDEX);
        executor.setKeepAliveTime(1, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Counts a merge of one of the catalogs, which took that time. */
    public void merged(Duration duration) {
        merges.increment();
        nanos.add(duration.toNanos());
    }

    /** The number of merges since the start. */
    public long merges() {
        return merges.sum();
    }

    /** The nanoseconds that all merges have taken. */
    public long mergeNanos() {
        return nanos.sum();
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        var _ = executor.schedule(
                () -> {
                    if (!loop.attempt(task)) {
                        schedule(loop.pause(), task);
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }
}
