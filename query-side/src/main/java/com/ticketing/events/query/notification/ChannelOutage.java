package com.ticketing.events.query.notification;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log lines about the failed attempts of one channel: a warning when attempts begin to fail, then one a minute at most
 * with the number of failures, and a line when an attempt succeeds again. Thread-safe.
 */
final class ChannelOutage {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelOutage.class);

    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final String channel;
    private final LongSupplier nanoTime;
    private long failures;
    private long begin;
    private long lastWarning;
    private boolean warned;

    /** @param nanoTime a monotonic clock in nanoseconds, such as {@link System#nanoTime} */
    ChannelOutage(String channel, LongSupplier nanoTime) {
        this.channel = channel;
        this.nanoTime = nanoTime;
        lastWarning = nanoTime.getAsLong() - INTERVAL_NANOS;
    }

    /**
     * A failed attempt.
     *
     * @param unexpected the exception if it is not the channel's own; its stack trace is logged with the warning
     */
    synchronized void failed(DeliveryId delivery, String reason, @Nullable Throwable unexpected) {
        long now = nanoTime.getAsLong();
        if (failures++ == 0) {
            begin = now;
        }
        if (now - lastWarning < INTERVAL_NANOS) {
            return;
        }
        if (warned) {
            LOG.warn(
                    "Channel {} still fails: {} failed attempts in {} s, the last one of {}: {}",
                    channel,
                    failures,
                    seconds(now - begin),
                    delivery,
                    reason,
                    unexpected);
        } else {
            LOG.warn("Channel {} fails, retrying: {}: {}", channel, delivery, reason, unexpected);
        }
        lastWarning = now;
        warned = true;
    }

    /** A successful attempt. */
    synchronized void succeeded() {
        if (warned) {
            LOG.info(
                    "Channel {} works again after {} failed attempts in {} s",
                    channel,
                    failures,
                    seconds(nanoTime.getAsLong() - begin));
        }
        failures = 0;
        warned = false;
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }
}
