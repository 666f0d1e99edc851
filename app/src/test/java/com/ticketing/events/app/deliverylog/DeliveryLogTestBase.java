package com.ticketing.events.app.deliverylog;

import static com.ticketing.events.query.notification.delivery.DeliveryState.PENDING;
import static com.ticketing.events.query.notification.delivery.DeliveryState.SENT;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DueTimes;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests on the delivery log in a new database. */
abstract class DeliveryLogTestBase extends EventLogTestBase {

    static final Instant NOW = Instant.parse("2030-06-01T12:00:00.123456789Z");
    static final Instant LEASE_END = NOW.plusSeconds(30);
    static final Map<String, Predicate<Notification>> CHANNELS = Map.of("log", _ -> true, "webhook", _ -> true);

    JdbcDeliveryLog deliveries;

    DeliveryLogTestBase(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void open() {
        deliveries = JdbcDeliveryLog.open(log().database(), CHANNELS);
    }

    @AfterEach
    void close() {
        deliveries.close();
    }

    static DueTimes due(Instant now) {
        return new DueTimes(now, now.plus(Duration.ofMinutes(10)));
    }

    static UUID event(long number) {
        return new UUID(0, number);
    }

    static Notification notification(long position, long event) {
        Cause cause = new Cause("request-" + position, null);
        return new Notification(
                position, event(event), "event-created", EventStatus.DRAFT, NOW, "New event created: Jazz", cause);
    }

    static DeliveryOutcome sent(Delivery claimed) {
        return new DeliveryOutcome(claimed, SENT, null, null, false);
    }

    static DeliveryOutcome failed(Delivery claimed, Instant retryAt) {
        return new DeliveryOutcome(claimed, PENDING, retryAt, "Answered 500", false);
    }

    Delivery claimOne(String channel) {
        return deliveries.claim(channel, 1, due(NOW), LEASE_END).getFirst();
    }

    Delivery get(long position, String channel) {
        return deliveries.find(new DeliveryId(position, channel)).orElseThrow();
    }

    void settle(DeliveryOutcome outcome) {
        deliveries.settle(List.of(outcome), NOW);
    }
}
