package com.ticketing.events.query.notification;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exponential back-off with jitter between the attempts of a delivery.
 *
 * <p>A pure function of the number of attempts, because attempts are persisted and resumed by any node. Spring's {@code
 * ExponentialBackOff} keeps the interval in an execution object and spreads its jitter on both sides of the interval.
 *
 * @param first the maximum delay after the first attempt; from 1 ms to {@code longest}
 * @param longest the maximum of every delay; from 1 ms to 30 days
 */
public record RetryBackoff(
        @DefaultValue("1s") Duration first,
        @DefaultValue("6h") Duration longest) {

    private static final int MAX_DOUBLINGS = 20;
    private static final Duration MAX_LONGEST = Duration.ofDays(30);

    public RetryBackoff {
        SettingRange.check("events.notifications.backoff.longest", longest, Duration.ofMillis(1), MAX_LONGEST);
        SettingRange.check("events.notifications.backoff.first", first, Duration.ofMillis(1), longest);
    }

    /**
     * The delay before the next attempt: between half the exponential interval and all of it, at least 1 ms.
     *
     * A longer delay that the receiver asks for replaces it, up to {@code longest}.
     *
     * @param failedAttempts from 1
     * @param requested the delay that the receiver asks for; zero if it asks for none
     * @param random uniform between 0 and 1
     */
    Duration delay(int failedAttempts, Duration requested, DoubleSupplier random) {
        Duration bounded = requested.compareTo(longest) > 0 ? longest : requested;
        Duration delay = delay(failedAttempts, random);
        return bounded.compareTo(delay) > 0 ? bounded : delay;
    }

    private Duration delay(int failedAttempts, DoubleSupplier random) {
        long intervalMillis = first.toMillis() << Math.min(failedAttempts - 1, MAX_DOUBLINGS);
        long halfMillis = Math.min(intervalMillis, longest.toMillis()) / 2;
        return Duration.ofMillis(Math.max(1, halfMillis + Math.round((double) halfMillis * random.getAsDouble())));
    }
}
