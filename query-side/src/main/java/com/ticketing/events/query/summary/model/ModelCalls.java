package com.ticketing.events.query.summary.model;

import com.ticketing.events.supervision.Outage;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Budget and circuit breaker of the calls of the model, their outcomes as metrics, and an outage in the log.
 * Thread-safe; no call waits.
 */
final class ModelCalls {

    private static final int WINDOW = 10;
    private static final int FAILURES_TO_OPEN_PERCENT = 50;
    private static final int CALLS_BEFORE_OPENING = 5;
    private static final int TRIALS = 2;
    private static final Duration OPEN_TIME = Duration.ofSeconds(30);
    private static final String NAME = "summary-model";

    private final CircuitBreaker breaker;
    private final Bulkhead concurrency;
    private final RateLimiter rate;
    private final Outage outage =
            new Outage(ModelSummaryGenerator.class, "Generating a summary with the language model");
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    /** What became of a generation. */
    enum Outcome {
        /** The text of the model was sent. */
        MODEL("model"),
        /** The budget was used up; the template stood in. */
        BUDGET("budget"),
        /** The circuit breaker was open; the template stood in. */
        OPEN("open"),
        /** No usable text came before the first chunk; the template stood in. */
        FAILED("failed"),
        /** The model failed after the first chunk; readers got an error. */
        BROKEN("broken");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    ModelCalls(ModelSummaryProperties properties, MeterRegistry meters) {
        breaker = CircuitBreaker.of(
                NAME,
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, CALLS_BEFORE_OPENING, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(FAILURES_TO_OPEN_PERCENT)
                        .waitDurationInOpenState(OPEN_TIME)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build());
        concurrency = Bulkhead.of(
                NAME,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        rate = RateLimiter.of(
                NAME,
                RateLimiterConfig.custom()
                        .limitForPeriod(properties.perMinute())
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("events.summary.model.generations")
                            .description("Generations of summaries for which the model is configured, by outcome")
                            .tag("outcome", outcome.label)
                            .register(meters));
        }
        Gauge.builder("events.summary.model.open", breaker, ModelCalls::isOpen)
                .description("Whether the model is not called because it has failed repeatedly")
                .register(meters);
    }

    /** Trials included, so that an alert does not end with each of them. */
    private static int isOpen(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1;
    }

    /** Whether the model may be called; if so, {@link #succeeded} or {@link #failed} has to follow. */
    boolean tryBegin() {
        if (!breaker.tryAcquirePermission()) {
            return refused(Outcome.OPEN);
        }
        if (!concurrency.tryAcquirePermission()) {
            breaker.releasePermission();
            return refused(Outcome.BUDGET);
        }
        if (!rate.acquirePermission()) {
            concurrency.releasePermission();
            breaker.releasePermission();
            return refused(Outcome.BUDGET);
        }
        return true;
    }

    private boolean refused(Outcome reason) {
        count(reason);
        return false;
    }

    void succeeded() {
        concurrency.onComplete();
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        outage.succeeded();
        count(Outcome.MODEL);
    }

    /** @param outcome {@link Outcome#FAILED} or {@link Outcome#BROKEN} */
    void failed(Outcome outcome, Throwable failure) {
        concurrency.onComplete();
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        outage.failed(1, failure);
        count(outcome);
    }

    private void count(Outcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
