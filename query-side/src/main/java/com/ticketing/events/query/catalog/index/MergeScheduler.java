package com.ticketing.events.query.catalog.index;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs the merge checks of catalogs in the background. */
@FunctionalInterface
interface MergeScheduler {

    /** Schedules a task and returns at once. */
    void schedule(Duration delay, Runnable task);

    /**
     * Returns a scheduler on one daemon thread. All catalogs share the thread; there are two catalogs during a rebuild.
     */
    static MergeScheduler onSharedThread() {
        return (delay, task) -> CompletableFuture.delayedExecutor(
                        delay.toNanos(), TimeUnit.NANOSECONDS, SharedThread.EXECUTOR)
                .execute(task);
    }

    /** Holder that creates the executor on first use. */
    final class SharedThread {

        private static final Executor EXECUTOR = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("catalog-index").unstarted(task));

        private SharedThread() {}
    }
}
