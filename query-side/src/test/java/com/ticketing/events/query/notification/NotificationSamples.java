package com.ticketing.events.query.notification;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

public final class NotificationSamples {

    public static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

    private NotificationSamples() {}

    public static UUID event(long number) {
        return new UUID(0, number);
    }

    static EventCreated created(long event, String title) {
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
        return new Notification(position, event(event), "event-created", NOW, "New event created: Jazz");
    }

    public static Delivery delivery(long position, String channel) {
        return new Delivery(notification(position, 1), channel, DeliveryState.PENDING, 1, NOW, null, NOW, NOW);
    }

    public static NotificationProperties properties(int attempts, int inFlight) {
        return new NotificationProperties(
                attempts,
                inFlight,
                Duration.ofMinutes(1),
                Duration.ofMillis(5),
                new RetryBackoff(Duration.ofMillis(1), Duration.ofMillis(2)),
                new NotificationProperties.Webhook(null, null, Duration.ofSeconds(10)));
    }

    public static DeliveryWorkers workers(
            FakeDeliveryLog log, NotificationProperties properties, Notifier... channels) {
        return new DeliveryWorkers(List.of(channels), log, properties, Clock.systemUTC(), new SimpleMeterRegistry());
    }
}
