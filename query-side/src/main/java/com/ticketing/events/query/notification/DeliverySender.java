package com.ticketing.events.query.notification;

import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries of one channel and determines the outcome of each attempt, with its log line. Thread-safe. */
final class DeliverySender {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySender.class);

    private static final String ADDRESS_ENDED = "Not sent: the receiver has ended the address";

    private final Notifier notifier;
    private final NotificationProperties properties;
    private final Clock clock;
    private final ChannelMetrics metrics;
    private final Supervisor supervisor;
    private final Outage outage;

    DeliverySender(
            Notifier notifier,
            NotificationProperties properties,
            Clock clock,
            ChannelMetrics metrics,
            Supervisor supervisor,
            Outage outage) {
        this.notifier = notifier;
        this.properties = properties;
        this.clock = clock;
        this.metrics = metrics;
        this.supervisor = supervisor;
        this.outage = outage;
    }

    /** The channel with its address, for log lines. */
    static String description(Notifier notifier) {
        return notifier.channel() + (notifier.address().isEmpty() ? "" : " to " + notifier.address());
    }

    /** The channel with its address, for log lines. */
    String description() {
        return description(notifier);
    }

    /** Sends a delivery. */
    DeliveryOutcome send(Delivery delivery) {
        try {
            notifier.send(delivery);
            outage.succeeded();
            metrics.sent();
            return DeliveryOutcome.sent(delivery);
        } catch (NotificationNotSent e) {
            return notSent(delivery, e);
        } catch (InterruptedException e) {
            return notSent(delivery, new NotificationNotSent("Interrupted"));
        } catch (RuntimeException | Error e) {
            supervisor.terminateIfFatal("a delivery to channel " + notifier.channel(), e);
            String error = e.getClass().getSimpleName();
            outage.failed(delivery.id() + ": " + error, e);
            return failed(delivery, error, Duration.ZERO);
        }
    }

    /** The outcome of a delivery to an address that the receiver has ended. */
    DeliveryOutcome notSent(Delivery delivery) {
        LOG.debug("Delivery {} is not sent, because the receiver has ended the address", delivery.key());
        metrics.dead();
        return DeliveryOutcome.dead(delivery, ADDRESS_ENDED);
    }

    private DeliveryOutcome notSent(Delivery delivery, NotificationNotSent failure) {
        String error = failure.reason();
        if (failure.isAddressEnded()) {
            LOG.debug("Delivery {} is dead: {}", delivery.key(), error);
            metrics.dead();
            return DeliveryOutcome.addressEnded(delivery, error);
        }
        if (failure.isRefused()) {
            LOG.warn(
                    "Delivery {} of Event {} through channel {} is refused and dead; it can be redelivered: {}",
                    delivery.key(),
                    delivery.notification().eventId(),
                    description(),
                    error);
            metrics.dead();
            return DeliveryOutcome.dead(delivery, error);
        }
        outage.failed(delivery.id() + ": " + error, null);
        return failed(delivery, error, failure.retryAfter());
    }

    private DeliveryOutcome failed(Delivery delivery, String error, Duration retryAfter) {
        LOG.debug("Attempt {} to deliver {} failed: {}", delivery.attempts(), delivery.id(), error);
        if (delivery.attempts() >= properties.attempts()) {
            LOG.warn(
                    "Delivery {} of Event {} through channel {} is dead after {} attempts; it can be redelivered: {}",
                    delivery.key(),
                    delivery.notification().eventId(),
                    description(),
                    delivery.attempts(),
                    error);
            metrics.dead();
            return DeliveryOutcome.dead(delivery, error);
        }
        metrics.failed();
        Duration delay =
                properties.backoff().delay(delivery.attempts(), retryAfter, ThreadLocalRandom.current()::nextDouble);
        return DeliveryOutcome.failed(delivery, clock.instant().plus(delay), error);
    }
}
