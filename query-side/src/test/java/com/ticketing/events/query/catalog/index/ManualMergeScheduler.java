package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.merge.MergeScheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Merge scheduler that runs the scheduled task on request. */
final class ManualMergeScheduler implements MergeScheduler {

    private @Nullable Runnable scheduled;

    @Override
    public void schedule(Duration delay, Runnable task) {
        if (scheduled != null) {
            throw new IllegalStateException("A task is scheduled already");
        }
        scheduled = task;
    }

    /** Runs the scheduled task; returns false if there is none. */
    boolean runScheduled() {
        Runnable task = scheduled;
        scheduled = null;
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
