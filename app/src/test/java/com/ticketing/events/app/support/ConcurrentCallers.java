package com.ticketing.events.app.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs an action on several threads that start at the same moment. */
public final class ConcurrentCallers {

    private ConcurrentCallers() {}

    /** The action of one caller, identified by its number from 0. */
    public interface Action<T> {
        T run(int caller) throws Exception;
    }

    /** Runs the action once per caller and returns the results in the order of the callers. */
    public static <T> List<T> run(int callers, Action<T> action) {
        CountDownLatch ready = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<T>> tasks = IntStream.range(0, callers)
                    .<Callable<T>>mapToObj(caller -> () -> {
                        ready.countDown();
                        ready.await();
                        return action.run(caller);
                    })
                    .toList();
            List<Future<T>> results = threads.invokeAll(tasks);
            return results.stream().map(ConcurrentCallers::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> future) {
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
