package com.ticketing.events.query.catalog.index;

import java.time.Duration;

/** Runs the merge checks of catalogs in the background. */
@FunctionalInterface
interface MergeScheduler {

    /** Schedules a task and returns at once. A task that fails runs again. */
    void schedule(Duration delay, Runnable task);
}
