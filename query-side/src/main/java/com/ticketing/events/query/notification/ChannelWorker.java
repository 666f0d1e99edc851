package com.ticketing.events.query.notification;

import com.ticketing.events.error.Unavailable;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due in one channel. One thread talks to the delivery log: it writes down how attempts ended, many in one
 * transaction, and claims as many new ones as may be under way. Each attempt has a virtual thread of its own; that one
 * thread has not, since an embedded database would pin it.
 */
final class ChannelWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Notifier notifier;
    private final DeliveryLog deliveries;
    private final NotificationProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    private final Semaphore bell = new Semaphore(0);
    private final ConcurrentLinkedQueue<DeliveryOutcome> ended = new ConcurrentLinkedQueue<>();
    private final ExecutorService attempts;
    private final Thread thread;
    private volatile boolean stopping;
    private boolean unreachable;
    private int underWay;

    ChannelWorker(
            Notifier notifier,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        String channel = notifier.channel();
        attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("notify-" + channel + "-", 1).factory());
        thread = Thread.ofPlatform().name("deliveries-" + channel).daemon().unstarted(this::run);
        Gauge.builder("events.notifications.pending", () -> deliveries.pending(channel))
                .tag("channel", channel)
                .register(meters);
    }

    void start() {
        thread.start();
    }

    void wake() {
        bell.release();
    }

    void beginToStop() {
        stopping = true;
        wake();
    }

    /** Waits for attempts that are under way; what is not settled then is sent again when its lease is over. */
    void awaitStop() {
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        attempts.shutdownNow();
    }

    private void run() {
        try {
            while (!stopping || underWay > 0) {
                round();
                if (ended.isEmpty() && (!stopping || underWay > 0)) {
                    bell.tryAcquire(properties.pollInterval().toNanos(), TimeUnit.NANOSECONDS);
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            settle();
            if (!stopping && underWay < properties.inFlight()) {
                claim(properties.inFlight() - underWay);
            }
            unreachable = false;
        } catch (Unavailable e) {
            if (!unreachable) {
                LOG.warn("Deliveries to {} wait for the database: {}", notifier.channel(), e.getMessage());
            }
            unreachable = true;
            Thread.sleep(properties.pollInterval());
        } catch (RuntimeException e) {
            LOG.error("Deliveries to {} cannot go on", notifier.channel(), e);
            Thread.sleep(properties.pollInterval());
        }
    }

    private void settle() {
        List<DeliveryOutcome> outcomes = new ArrayList<>(ended);
        if (!outcomes.isEmpty()) {
            deliveries.settle(outcomes, clock.instant());
            outcomes.forEach(_ -> ended.remove());
            underWay -= outcomes.size();
        }
    }

    private void claim(int limit) {
        Instant now = clock.instant();
        for (Delivery delivery : deliveries.claim(notifier.channel(), limit, now, now.plus(properties.lease()))) {
            underWay++;
            attempts.execute(() -> attempt(delivery));
        }
    }

    private void attempt(Delivery delivery) {
        ended.add(outcomeOf(delivery));
        wake();
    }

    private DeliveryOutcome outcomeOf(Delivery delivery) {
        try {
            notifier.send(delivery);
            count("sent");
            return DeliveryOutcome.sent(delivery);
        } catch (NotificationNotSent e) {
            return failed(delivery, e.reason());
        } catch (InterruptedException e) {
            return failed(delivery, "Interrupted");
        } catch (RuntimeException | Error e) {
            LOG.error("The channel {} is defective", notifier.channel(), e);
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
        Duration pause = properties.backoff().after(delivery.attempts(), ThreadLocalRandom.current()::nextDouble);
        return DeliveryOutcome.failed(delivery, clock.instant().plus(pause), error);
    }

    private void count(String outcome) {
        meters.counter("events.notifications", "channel", notifier.channel(), "outcome", outcome)
                .increment();
    }
}
