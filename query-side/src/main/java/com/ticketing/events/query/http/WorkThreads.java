package com.ticketing.events.query.http;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Admission;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * The places of one {@link WorkKind} and the platform threads that compute, one per place. A thread is started when it
 * is first needed and ends after a minute without work. Thread-safe.
 */
final class WorkThreads {

    /** A waiting request holds heap, and the last one has 2 s to be reached. */
    static final int MAX_WAITING = 256;

    private static final int KEEP_ALIVE_SECONDS = 60;

    private final int size;
    private final Duration maxWait;
    private final Semaphore places;
    private final ThreadPoolExecutor threads;
    private final Admission admission;

    WorkThreads(WorkKind kind, int places, Duration maxWait) {
        size = places;
        admission = new Admission(BoundedWork.class, "Admission of work of kind " + kind.text());
        this.maxWait = maxWait;
        this.places = new Semaphore(places, true);
        threads = new ThreadPoolExecutor(
                places, places, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(kind));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Threads {@code work-<kind>-<n>}. */
    private static ThreadFactory factory(WorkKind kind) {
        ThreadFactory platform = Thread.ofPlatform()
                .daemon()
                .name("work-" + kind.text() + "-", 1)
                .factory();
        if (!kind.yieldsToOthers()) {
            return platform;
        }
        return work -> platform.newThread(() -> {
            ThreadNiceness.set(ThreadNiceness.EXPENSIVE);
            work.run();
        });
    }

    int active() {
        return size - places.availablePermits();
    }

    int waiting() {
        return places.getQueueLength();
    }

    long refused() {
        return admission.refusals();
    }

    <T> T compute(Supplier<T> computation) {
        acquire();
        return run(computation);
    }

    <T> Optional<T> computeIfFree(Duration maxWait, Supplier<T> computation) {
        return acquire(maxWait) ? Optional.of(run(computation)) : Optional.empty();
    }

    <T> T computeToContinue(Supplier<T> computation) {
        places.acquireUninterruptibly();
        return run(computation);
    }

    private void acquire() {
        if (!acquire(maxWait)) {
            admission.refused("too many requests at once");
            throw new RateLimited("Too many requests of this kind at once, try again later");
        }
        admission.admitted();
    }

    private boolean acquire(Duration longestWait) {
        try {
            return places.getQueueLength() < MAX_WAITING
                    && places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    private <T> T run(Supplier<T> computation) {
        FutureTask<T> task = new FutureTask<>(inContext(computation));
        boolean isAccepted = false;
        try {
            threads.execute(task);
            isAccepted = true;
        } catch (RejectedExecutionException e) {
            throw stopping();
        } finally {
            if (!isAccepted) {
                places.release();
            }
        }
        return result(task);
    }

    /**
     * The computation with the caller's MDC. The place is released before the caller continues, so that it is free for
     * the caller's next computation.
     */
    private <T> Callable<T> inContext(Supplier<T> computation) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            try {
                if (context != null) {
                    MDC.setContextMap(context);
                }
                return computation.get();
            } finally {
                MDC.clear();
                places.release();
            }
        };
    }

    /** An interrupted caller does not wait for the computation, which keeps its place until it ends. */
    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static Unavailable stopping() {
        return new Unavailable("The service is stopping");
    }

    void close() {
        threads.shutdown();
    }
}
