package com.ticketing.events.query.notification;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sample notifications and deliveries. */
public final class NotificationSamples {

    public static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

    private NotificationSamples() {}

    public static UUID event(long number) {
        return new UUID(0, number);
    }

    public static EventCreated created(long event, String title) {
        return new EventCreated(
                event(event),
                title,
                NOW.plusSeconds(3600),
                NOW.plusSeconds(7200),
                "Berlin",
                EventStatus.DRAFT,
                "pay the band",
                "ana@example.com",
                NOW);
    }

    public static Notification notification(long position, long event) {
        Cause cause = new Cause("request-" + position, null);
        return new Notification(
                position, event(event), "event-created", EventStatus.DRAFT, NOW, "New event created: Jazz", cause);
    }

    public static Delivery delivery(long position, String channel) {
        return new Delivery(notification(position, 1), channel, DeliveryState.PENDING, 1, NOW, null, NOW, NOW);
    }

    /** Settings with a short poll interval and back-off, and a lease of a minute. */
    public static NotificationProperties properties(int attempts, int inFlight) {
        return new NotificationProperties(
                attempts,
                inFlight,
                Duration.ofMinutes(1),
                Duration.ofMillis(5),
                new RetryBackoff(Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    /** Workers with a short poll interval and back-off. */
    public static DeliveryWorkers workers(FakeDeliveryLog log, int attempts, int inFlight, Notifier... channels) {
        return new DeliveryWorkers(
                List.of(channels),
                log,
                properties(attempts, inFlight),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                new Supervisor(),
                Tracing.off());
    }
}
