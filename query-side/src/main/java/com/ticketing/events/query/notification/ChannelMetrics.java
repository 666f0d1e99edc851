package com.ticketing.events.query.notification;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryLog.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of one channel: attempts by outcome, and the deliveries that are not sent. The channel's worker reads the
 * latter from the delivery log, so that no scrape waits for the database; they are NaN while they are not known.
 */
final class ChannelMetrics {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final String channel;
    private final DeliveryLog deliveries;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long maxAgeNanos;
    private final Counter sent;
    private final Counter failed;
    private final Counter dead;
    private volatile Reading reading;
    private volatile boolean ended;

    /**
     * What was read last.
     *
     * @param backlog null if it could not be read
     */
    private record Reading(@Nullable Backlog backlog, long readAt) {}

    /** @param pollInterval the longest pause of the worker */
    ChannelMetrics(
            String channel,
            DeliveryLog deliveries,
            Clock clock,
            Duration pollInterval,
            MeterRegistry meters,
            LongSupplier nanoTime) {
        this.channel = channel;
        this.deliveries = deliveries;
        this.clock = clock;
        this.nanoTime = nanoTime;
        maxAgeNanos = INTERVAL.multipliedBy(3).plus(pollInterval).toNanos();
        reading = new Reading(null, nanoTime.getAsLong() - INTERVAL.toNanos());
        sent = attempts("sent", meters);
        failed = attempts("failed", meters);
        dead = attempts("dead", meters);
        register("events.notifications.pending", "Deliveries that are to be sent", Backlog::pending, null, meters);
        register("events.notifications.dead", "Deliveries that are given up", Backlog::dead, null, meters);
        register(
                "events.notifications.oldest.pending",
                "Age of the oldest delivery that is to be sent; 0 if there is none",
                this::oldestSeconds,
                "seconds",
                meters);
        Gauge.builder("events.notifications.ended", () -> ended ? 1 : 0)
                .description("1 if the receiver has ended the address of the channel")
                .tag("channel", channel)
                .register(meters);
    }

    /** Records whether the receiver has ended the address of the channel. */
    void setEnded(boolean ended) {
        this.ended = ended;
    }

    private Counter attempts(String outcome, MeterRegistry meters) {
        return Counter.builder("events.notifications")
                .description("Attempts to send a delivery; the last one that fails is dead")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(meters);
    }

    private void register(
            String name,
            String description,
            ToDoubleFunction<Backlog> value,
            @Nullable String unit,
            MeterRegistry meters) {
        Gauge.builder(name, () -> read(value))
                .description(description)
                .baseUnit(unit)
                .tag("channel", channel)
                .register(meters);
    }

    private double read(ToDoubleFunction<Backlog> value) {
        Reading latest = reading;
        boolean isKnown = latest.backlog != null && nanoTime.getAsLong() - latest.readAt <= maxAgeNanos;
        return isKnown ? value.applyAsDouble(latest.backlog) : Double.NaN;
    }

    private double oldestSeconds(Backlog backlog) {
        Instant oldest = backlog.oldestPending();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    /** Reads the deliveries that are not sent, unless that was done less than {@link #INTERVAL} ago. */
    void refresh() {
        if (nanoTime.getAsLong() - reading.readAt >= INTERVAL.toNanos()) {
            reading = new Reading(backlog(), nanoTime.getAsLong());
        }
    }

    /** The delivery log has logged its outage. */
    private @Nullable Backlog backlog() {
        try {
            return deliveries.backlog(channel);
        } catch (Unavailable e) {
            return null;
        }
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }

    void dead() {
        dead.increment();
    }
}
