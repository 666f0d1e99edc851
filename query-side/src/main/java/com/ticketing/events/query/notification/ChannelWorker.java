package com.ticketing.events.query.notification;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.RequestScope;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Sends the due deliveries of one channel.
 *
 * <p>One platform thread accesses the delivery log: it settles finished attempts, many in one transaction, and claims
 * new deliveries up to the in-flight limit. It is not a virtual thread because an embedded database would pin its
 * carrier. Each attempt runs on a virtual thread. After a failure the supervisor runs the loop again; attempts in
 * flight and unsettled outcomes survive it.
 */
final class ChannelWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** A receiver that fails now and then makes one warning a minute at most. */
    private static final Duration OUTAGE_QUIET_PERIOD = Duration.ofMinutes(1);

    private final Notifier notifier;
    private final DeliveryLog deliveries;
    private final NotificationProperties properties;
    private final Clock clock;
    private final ChannelMetrics metrics;
    private final DeliverySender sender;

    private final Semaphore signals = new Semaphore(0);
    private final ConcurrentLinkedQueue<DeliveryOutcome> unsettled = new ConcurrentLinkedQueue<>();
    private final BackOffExecution backOff;
    private final Outage outage;
    private final ExecutorService attempts;
    private final Supervisor supervisor;
    private final Tracing tracing;
    private final String spanName;
    private volatile @Nullable Loop loop;
    private volatile boolean stopping;

    /**
     * The latest claim of each delivery in flight, by notification: after the event log was replaced, its position may
     * be that of another one. A lease that the clock has overtaken is claimed again, and not sent again.
     */
    private final Map<Notification, Delivery> inFlight = new ConcurrentHashMap<>();

    ChannelWorker(
            Notifier notifier,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters,
            Supervisor supervisor,
            Outage outage,
            Tracing tracing) {
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
        this.supervisor = supervisor;
        this.outage = outage;
        this.tracing = tracing;
        backOff = new FixedBackOff(Math.max(1, properties.pollInterval().toMillis())).start();
        String channel = notifier.channel();
        spanName = "deliver " + channel;
        attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("notify-" + channel + "-", 1).factory());
        metrics = new ChannelMetrics(channel, deliveries, clock, properties.pollInterval(), meters, System::nanoTime);
        sender = new DeliverySender(notifier, properties, clock, metrics, supervisor, outage);
    }

    /** The outage of a channel as it is logged. */
    static Outage outage(Notifier notifier) {
        return outage(notifier, System::nanoTime);
    }

    /** As {@link #outage(Notifier)}, with another clock. */
    static Outage outage(Notifier notifier, LongSupplier nanoTime) {
        String operation = "Sending through channel " + DeliverySender.description(notifier);
        return new Outage(ChannelWorker.class, operation, OUTAGE_QUIET_PERIOD, nanoTime);
    }

    void start() {
        loop = supervisor.start(
                LoopName.DELIVERIES,
                LoopName.DELIVERIES.text(notifier.channel()),
                Thread.ofPlatform().daemon(),
                this::run);
    }

    /** Ends the current poll interval, so that due deliveries are claimed at once. */
    void signal() {
        signals.release();
    }

    void requestStop() {
        stopping = true;
        signal();
    }

    /**
     * Waits for the attempts in flight; a delivery that is not settled by then is sent again when its lease expires.
     */
    void awaitStop() {
        Loop started = loop;
        if (started != null) {
            started.join(STOP_TIMEOUT);
            started.requestStop();
        }
        attempts.shutdownNow();
    }

    private void run(Loop running) throws InterruptedException {
        while (!stopping || !inFlight.isEmpty()) {
            running.beat();
            outage.checkEnd();
            settleAndClaim();
            metrics.refresh();
            if (unsettled.isEmpty() && (!stopping || !inFlight.isEmpty())) {
                signals.tryAcquire(properties.pollInterval().toNanos(), TimeUnit.NANOSECONDS);
                signals.drainPermits();
            }
        }
    }

    private void settleAndClaim() throws InterruptedException {
        try {
            settle();
            int free = properties.inFlight() - inFlight.size();
            if (!stopping && free > 0) {
                claim(free);
            }
        } catch (Unavailable e) {
            // The delivery log has logged its outage.
            Thread.sleep(backOff.nextBackOff());
        }
    }

    private void settle() {
        List<DeliveryOutcome> outcomes =
                unsettled.stream().map(this::underLatestClaim).toList();
        if (!outcomes.isEmpty()) {
            // A crash before the outcomes are stored repeats attempts, and does not lose the end.
            if (outcomes.stream().anyMatch(DeliveryOutcome::addressEnded)) {
                recordEndOfAddress();
            }
            deliveries.settle(outcomes, clock.instant());
            outcomes.forEach(outcome -> {
                unsettled.remove();
                inFlight.remove(outcome.claimed().notification());
            });
        }
    }

    private void recordEndOfAddress() {
        if (deliveries.endAddress(notifier.channel(), notifier.addressDigest(), clock.instant())) {
            LOG.warn(
                    "The receiver has ended channel {}; its deliveries are dead until one of them is redelivered",
                    sender.description());
        }
    }

    private DeliveryOutcome underLatestClaim(DeliveryOutcome outcome) {
        Delivery latest = inFlight.get(outcome.claimed().notification());
        return latest == null ? outcome : outcome.under(latest);
    }

    private void claim(int limit) {
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(properties.lease());
        List<Delivery> claimed = deliveries.claim(notifier.channel(), limit, properties.dueTimes(now), leaseEnd);
        // Read after the claim: a redelivery that makes deliveries pending removes the end in the same transaction.
        boolean ended = deliveries.isEnded(notifier.channel(), notifier.addressDigest());
        metrics.setEnded(ended);
        for (Delivery delivery : claimed) {
            if (inFlight.put(delivery.notification(), delivery) == null) {
                if (ended) {
                    unsettled.add(sender.notSent(delivery));
                } else {
                    start(delivery);
                }
            }
        }
    }

    private void start(Delivery delivery) {
        boolean started = false;
        try {
            attempts.execute(() -> attempt(delivery));
            started = true;
        } finally {
            if (!started) {
                inFlight.remove(delivery.notification());
            }
        }
    }

    /** An attempt without an outcome is no longer in flight; the delivery is claimed again when its lease expires. */
    private void attempt(Delivery delivery) {
        boolean finished = false;
        Cause cause = delivery.notification().cause();
        try (RequestScope _ = RequestScope.of(cause);
                TraceSpan span = tracing.resume(spanName, Tracing.Kind.INTERNAL, cause.traceparent())) {
            unsettled.add(sendInSpan(delivery, span));
            finished = true;
        } finally {
            if (!finished) {
                inFlight.remove(delivery.notification());
            }
            signal();
        }
    }

    private DeliveryOutcome sendInSpan(Delivery delivery, TraceSpan span) {
        DeliveryOutcome outcome = sender.send(delivery);
        span.set("events.log.position", delivery.notification().position())
                .set("events.delivery.channel", delivery.channel())
                .set("events.delivery.attempt", delivery.attempts())
                .set("events.delivery.state", outcome.state().lowerCase());
        String error = outcome.error();
        if (error != null) {
            span.failed(error);
        }
        return outcome;
    }
}
