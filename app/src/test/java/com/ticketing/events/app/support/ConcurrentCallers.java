package com.ticketing.events.app.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers who all begin at the same moment. */
public final class ConcurrentCallers {

    private ConcurrentCallers() {}

    /** Runs the action once for each number from 0, all at once, and answers with what each returned, in that order. */
    public static <T> List<T> of(int size, IntFunction<T> action) {
        CountDownLatch ready = new CountDownLatch(size);
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Callable<T>> callers = IntStream.range(0, size)
                    .<Callable<T>>mapToObj(n -> () -> {
                        ready.countDown();
                        ready.await();
                        return action.apply(n);
                    })
                    .toList();
            List<Future<T>> results = threads.invokeAll(callers);
            return results.stream().map(ConcurrentCallers::resultOf).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
