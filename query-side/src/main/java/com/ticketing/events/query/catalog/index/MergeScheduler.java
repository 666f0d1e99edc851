package com.ticketing.events.query.catalog.index;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where the indexes of catalogs are made. */
public interface MergeScheduler {

    /** Has {@code work} done when {@code rest} is over; the caller does not wait for it. */
    void doAfter(Duration rest, Runnable work);

    /** The same thread for all catalogs: while one is rebuilt there are two. */
    static MergeScheduler onOneThread() {
        return (rest, work) -> CompletableFuture.delayedExecutor(
                        rest.toNanos(), TimeUnit.NANOSECONDS, OneThread.EXECUTOR)
                .execute(work);
    }

    /** Begins with the first index. */
    final class OneThread {

        private static final Executor EXECUTOR = Executors.newSingleThreadExecutor(
                work -> Thread.ofPlatform().daemon().name("catalog-index").unstarted(work));

        private OneThread() {}
    }
}
