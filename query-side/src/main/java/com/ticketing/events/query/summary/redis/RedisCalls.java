package com.ticketing.events.query.summary.redis;

import com.ticketing.events.supervision.Outage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Availability of Redis: after a failed command none is sent for a pause, then one as a trial, so that an outage delays
 * one generation in each pause by the time limit of a command. Thread-safe.
 */
final class RedisCalls {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "summary-redis",
            CircuitBreakerConfig.custom()
                    .slidingWindow(1, 1, SlidingWindowType.COUNT_BASED)
                    .waitDurationInOpenState(PAUSE)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());
    private final Outage outage = new Outage(RedisCalls.class, "Use of the shared summaries in Redis");

    /** Held by the caller that makes the first connection; further callers would wait for one another. */
    private final ReentrantLock connecting = new ReentrantLock();

    private volatile boolean isConnected;

    RedisCalls(MeterRegistry meters) {
        Gauge.builder("events.summary.shared.available", outage, each -> each.isOngoing() ? 0 : 1)
                .description("Whether the last command to the shared summaries succeeded")
                .register(meters);
    }

    /**
     * Sends commands.
     *
     * @param commands returns a value that is not null
     * @return empty if Redis is unavailable
     */
    <T> Optional<T> call(Supplier<T> commands) {
        if (isConnected) {
            return attempt(commands);
        }
        if (!connecting.tryLock()) {
            return Optional.empty();
        }
        try {
            return attempt(commands);
        } finally {
            connecting.unlock();
        }
    }

    private <T> Optional<T> attempt(Supplier<T> commands) {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        try {
            T result = commands.get();
            isConnected = true;
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            outage.succeeded();
            return Optional.of(result);
        } catch (RuntimeException e) {
            breaker.onError(0, TimeUnit.NANOSECONDS, e);
            outage.failed(1, e);
            return Optional.empty();
        } catch (Error e) {
            breaker.onError(0, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }
}
