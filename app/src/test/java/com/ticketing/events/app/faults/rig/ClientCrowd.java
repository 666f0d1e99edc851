package com.ticketing.events.app.faults.rig;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Callers who act at the same time. */
public final class ClientCrowd {

    private ClientCrowd() {}

    public interface Action<T> {
        T of(int caller) throws Exception;
    }

    /** Lets each of so many callers act once; their results in the order of their numbers, which count from 0. */
    public static <T> List<T> of(int size, Action<T> action) {
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Future<T>> results = threads.invokeAll(IntStream.range(0, size)
                    .<Callable<T>>mapToObj(caller -> () -> action.of(caller))
                    .toList());
            return results.stream().map(ClientCrowd::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
