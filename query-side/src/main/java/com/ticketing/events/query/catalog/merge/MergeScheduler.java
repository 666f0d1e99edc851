package com.ticketing.events.query.catalog.merge;

import java.time.Duration;

/** Runs the merge checks of catalogs in the background. */
@FunctionalInterface
public interface MergeScheduler {

    /** Schedules a task and returns at once. A task that fails runs again. */
    void schedule(Duration delay, Runnable task);
}
