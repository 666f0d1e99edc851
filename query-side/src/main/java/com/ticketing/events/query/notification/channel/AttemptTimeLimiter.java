package com.ticketing.events.query.notification.channel;

import com.ticketing.events.query.notification.NotificationNotSent;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Time limit of attempts through clients that block. Thread-safe.
 *
 * <p>Each attempt runs in a virtual thread of its own, which is interrupted at the limit; that closes the socket for
 * which it waits. The limit includes what the clients have no limits for: the resolution of names, the look-up of
 * credentials, and responses that arrive byte by byte.
 */
public final class AttemptTimeLimiter {

    /** Reason: the attempt did not end within its time limit. */
    public static final String TIMED_OUT = "Timed out";

    private final Duration limit;
    private final ThreadFactory threads;

    /** Creates one whose threads are named after the channel. */
    public AttemptTimeLimiter(String channel, Duration limit) {
        this.limit = limit;
        this.threads = Thread.ofVirtual().name("send-" + channel + "-", 1).factory();
    }

    /** Work that may block. */
    public interface Attempt {

        void run() throws NotificationNotSent;
    }

    /** The longest that an attempt takes. */
    public Duration limit() {
        return limit;
    }

    /**
     * Runs an attempt.
     *
     * @throws NotificationNotSent by the attempt, or with {@link #TIMED_OUT}
     */
    public void run(Attempt attempt) throws NotificationNotSent, InterruptedException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            attempt.run();
            return true;
        });
        threads.newThread(task).start();
        try {
            task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NotificationNotSent(TIMED_OUT);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static NotificationNotSent failure(@Nullable Throwable cause) {
        return switch (cause) {
            case NotificationNotSent notSent -> notSent;
            case RuntimeException unexpected -> throw unexpected;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
