package com.ticketing.events.query.notification;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final Notifier notifier;
    private final DeliveryLog deliveries;
    private final NotificationProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    private final Semaphore signals = new Semaphore(0);
    private final ConcurrentLinkedQueue<DeliveryOutcome> unsettled = new ConcurrentLinkedQueue<>();
    private final BackOffExecution backOff;
    private final ExecutorService attempts;
    private final Supervisor supervisor;
    private volatile @Nullable Loop loop;
    private volatile boolean stopping;
    private boolean outageLogged;
    private final AtomicInteger inFlight = new AtomicInteger();

    ChannelWorker(
            Notifier notifier,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters,
            Supervisor supervisor) {
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.supervisor = supervisor;
        backOff = new FixedBackOff(Math.max(1, properties.pollInterval().toMillis())).start();
        String channel = notifier.channel();
        attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("notify-" + channel + "-", 1).factory());
        Gauge.builder("events.notifications.pending", () -> deliveries.pending(channel))
                .tag("channel", channel)
                .register(meters);
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
        while (!stopping || inFlight.get() > 0) {
            running.beat();
            settleAndClaim();
            if (unsettled.isEmpty() && (!stopping || inFlight.get() > 0)) {
                signals.tryAcquire(properties.pollInterval().toNanos(), TimeUnit.NANOSECONDS);
                signals.drainPermits();
            }
        }
    }

    private void settleAndClaim() throws InterruptedException {
        try {
            settle();
            int free = properties.inFlight() - inFlight.get();
            if (!stopping && free > 0) {
                claim(free);
            }
            outageLogged = false;
        } catch (Unavailable e) {
            if (!outageLogged) {
                LOG.warn("Delivery log unavailable for channel {}, retrying: {}", notifier.channel(), e.getMessage());
            }
            outageLogged = true;
            Thread.sleep(backOff.nextBackOff());
        }
    }

    private void settle() {
        List<DeliveryOutcome> outcomes = new ArrayList<>(unsettled);
        if (!outcomes.isEmpty()) {
            deliveries.settle(outcomes, clock.instant());
            outcomes.forEach(_ -> unsettled.remove());
            inFlight.addAndGet(-outcomes.size());
        }
    }

    private void claim(int limit) {
        Instant now = clock.instant();
        for (Delivery delivery : deliveries.claim(notifier.channel(), limit, now, now.plus(properties.lease()))) {
            inFlight.incrementAndGet();
            boolean started = false;
            try {
                attempts.execute(() -> attempt(delivery));
                started = true;
            } finally {
                if (!started) {
                    inFlight.decrementAndGet();
                }
            }
        }
    }

    /** An attempt without an outcome is no longer in flight; the delivery is claimed again when its lease expires. */
    private void attempt(Delivery delivery) {
        boolean finished = false;
        try {
            unsettled.add(send(delivery));
            finished = true;
        } finally {
            if (!finished) {
                inFlight.decrementAndGet();
            }
            signal();
        }
    }

    private DeliveryOutcome send(Delivery delivery) {
        try {
            notifier.send(delivery);
            count("sent");
            return DeliveryOutcome.sent(delivery);
        } catch (NotificationNotSent e) {
            return failed(delivery, e.reason());
        } catch (InterruptedException e) {
            return failed(delivery, "Interrupted");
        } catch (RuntimeException | Error e) {
            supervisor.terminateIfFatal("a delivery to channel " + notifier.channel(), e);
            LOG.error("Notifier of channel {} threw an unexpected exception", notifier.channel(), e);
            return failed(delivery, e.getClass().getSimpleName());
        }
    }

    private DeliveryOutcome failed(Delivery delivery, String error) {
        LOG.warn("Attempt {} to deliver {} failed: {}", delivery.attempts(), delivery.id(), error);
        if (delivery.attempts() >= properties.attempts()) {
            count("dead");
            return DeliveryOutcome.dead(delivery, error);
        }
        count("failed");
        Duration delay = properties.backoff().delay(delivery.attempts(), ThreadLocalRandom.current()::nextDouble);
        return DeliveryOutcome.failed(delivery, clock.instant().plus(delay), error);
    }

    private void count(String outcome) {
        meters.counter("events.notifications", "channel", notifier.channel(), "outcome", outcome)
                .increment();
    }
}
