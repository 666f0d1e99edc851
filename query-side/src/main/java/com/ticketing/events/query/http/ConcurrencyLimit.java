package com.ticketing.events.query.http;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Bound on the expensive responses of one kind that are computed at once. A permit is for computing only: it must not
 * be held while a client reads. Permits are granted in order of arrival. Thread-safe.
 *
 * <p>Each bean that has this type injected gets a limit of its own, of {@code events.limits.expensive} permits.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class ConcurrencyLimit {

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits;
    private final Duration maxWait;

    @Autowired
    ConcurrencyLimit(@Value("${events.limits.expensive:4}") int permits) {
        this(permits, MAX_WAIT);
    }

    /**
     * Creates a limit.
     *
     * @param permits the number of permits, at least 1
     * @param maxWait the longest wait of {@link #acquire}
     */
    public ConcurrencyLimit(int permits, Duration maxWait) {
        Assert.isTrue(permits > 0, "events.limits.expensive must be at least 1");
        this.permits = new Semaphore(permits, true);
        this.maxWait = maxWait;
    }

    /** A permit, released when it is closed. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Acquires the permit to begin a response.
     *
     * @throws RateLimited if none is free within 2 s
     */
    public Permit acquire() {
        try {
            if (permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return permits::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        }
        throw new RateLimited("Too many requests of this kind at once, try again later");
    }

    /** Acquires the permit to continue a response that has begun and can no longer be refused; waits without limit. */
    public Permit acquireToContinue() {
        permits.acquireUninterruptibly();
        return permits::release;
    }
}
