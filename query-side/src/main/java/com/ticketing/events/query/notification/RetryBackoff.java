package com.ticketing.events.query.notification;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Exponential back-off with jitter between the attempts of a delivery.
 *
 * <p>A pure function of the number of attempts, because attempts are persisted and resumed by any node. Spring's {@code
 * ExponentialBackOff} keeps the interval in an execution object and spreads its jitter on both sides of the interval.
 *
 * @param first the maximum delay after the first attempt; more than zero
 * @param longest the maximum of every delay; not less than {@code first}
 */
public record RetryBackoff(
        @DefaultValue("1s") Duration first,
        @DefaultValue("10m") Duration longest) {

    private static final int MAX_DOUBLINGS = 20;

    public RetryBackoff {
        Assert.isTrue(
                first.isPositive() && longest.compareTo(first) >= 0,
                "events.notifications.backoff.first must be more than zero and not more than backoff.longest");
    }

    /**
     * The delay before the next attempt: between half the exponential interval and all of it, at least 1 ms.
     *
     * @param failedAttempts from 1
     * @param random uniform between 0 and 1
     */
    Duration delay(int failedAttempts, DoubleSupplier random) {
        long intervalMillis = first.toMillis() << Math.min(failedAttempts - 1, MAX_DOUBLINGS);
        long halfMillis = Math.min(intervalMillis, longest.toMillis()) / 2;
        return Duration.ofMillis(Math.max(1, halfMillis + Math.round((double) halfMillis * random.getAsDouble())));
    }
}
