package com.ticketing.events.query.notification;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait after a failed attempt: each time twice as long, up to a longest time, and less by chance, so that
 * what failed together is not tried again together.
 *
 * @param first after the first attempt; more than zero
 * @param longest not less than {@code first}
 */
record RetryBackoff(
        @DefaultValue("1s") Duration first,
        @DefaultValue("10m") Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    RetryBackoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "events.notifications.backoff.first must be more than zero and not more than backoff.longest");
        }
    }

    /**
     * The time from half the schedule's to all of it.
     *
     * @param failed how many attempts have failed, from 1
     * @param chance from 0 to 1
     */
    Duration after(int failed, DoubleSupplier chance) {
        long doubled = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        long half = Math.min(doubled, longest.toMillis()) / 2;
        return Duration.ofMillis(Math.max(1, half + Math.round((double) half * chance.getAsDouble())));
    }
}
