package com.ticketing.events.app.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Due times and leases on every database when a node's clock is set, or differs from another's. */
abstract class DeliveryClockContract extends DeliveryLogTestBase {

    DeliveryClockContract(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {-366, 366})
    void claimsAFailedDeliveryAndItsSuccessorsAfterTheClockWasSet(long days) {
        Instant changed = NOW.plus(Duration.ofDays(days));
        deliveries.record(List.of(notification(1, 1), notification(2, 1)), 2, NOW);
        settle(failed(claimOne("log"), NOW.plusSeconds(5)));

        Delivery again = claimOneAt(changed);
        assertThat(again.id()).isEqualTo(new DeliveryId(1, "log"));
        assertThat(again.attempts()).isEqualTo(2);
        settle(sent(again));
        assertThat(claimOneAt(changed).notification().position()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-366, 366})
    void aLeaseExpiresWhenTheClockIsSet(long days) {
        Instant changed = NOW.plus(Duration.ofDays(days));
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        Delivery lost = claimOne("log");
        Delivery takenOver = claimOneAt(changed);

        settle(failed(lost, NOW));
        assertThat(get(1, "log")).isEqualTo(takenOver);
        assertThat(deliveries.claim("log", 1, due(changed.plusSeconds(29)), changed.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void keepsALeaseOfANodeWhoseClockIsAhead() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        claimOne("log");
        assertThat(deliveries.claim("log", 1, due(NOW.minusSeconds(30)), LEASE_END))
                .isEmpty();
    }

    @Test
    void redeliversAPendingDeliveryAfterTheClockWasSetBack() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        settle(failed(claimOne("log"), NOW.plusSeconds(5)));
        Instant past = NOW.minus(Duration.ofDays(366));

        assertThat(deliveries.redeliver(new DeliveryId(1, "log"), due(past))).hasValueSatisfying(again -> {
            assertThat(again.attempts()).isZero();
            assertThat(again.nextAttemptAt()).isEqualTo(past);
        });
        assertThat(claimOneAt(past).attempts()).isEqualTo(1);
    }

    private Delivery claimOneAt(Instant now) {
        return deliveries.claim("log", 1, due(now), now.plusSeconds(30)).getFirst();
    }
}
