package com.ticketing.events.app.deliverylog;

import static com.ticketing.events.query.notification.delivery.DeliveryState.DEAD;
import static com.ticketing.events.query.notification.delivery.DeliveryState.PENDING;
import static com.ticketing.events.query.notification.delivery.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims, outcomes and redelivery on every database. */
abstract class DeliveryClaimContract extends DeliveryLogTestBase {

    DeliveryClaimContract(TestDatabase database) {
        super(database);
    }

    @Test
    void claimsOnlyDueDeliveriesOfTheChannel() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        deliveries.record(List.of(notification(2, 2)), 2, NOW.plusNanos(1));

        List<Delivery> claimed = deliveries.claim("log", 10, due(NOW), LEASE_END);
        assertThat(claimed).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo(new DeliveryId(1, "log"));
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.nextAttemptAt()).isEqualTo(LEASE_END);
        });
        assertThat(deliveries.claim("log", 10, due(NOW), LEASE_END)).isEmpty();
    }

    @Test
    void claimsNoMoreThanTheLimit() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2), notification(3, 3)), 3, NOW);

        assertThat(deliveries.claim("log", 2, due(NOW), LEASE_END))
                .extracting(DeliveryClaimContract::position)
                .containsExactly(1L, 2L);
    }

    @Test
    void deliversTheNotificationsOfOneEventInOrder() {
        deliveries.record(List.of(notification(1, 1), notification(2, 1), notification(3, 2)), 3, NOW);

        List<Delivery> claimed = deliveries.claim("log", 10, due(NOW), LEASE_END);
        assertThat(claimed).extracting(DeliveryClaimContract::position).containsExactly(1L, 3L);
        assertThat(deliveries.claim("webhook", 10, due(NOW), LEASE_END)).hasSize(2);

        settle(failed(claimed.getFirst(), LEASE_END));
        assertThat(deliveries.claim("log", 10, due(NOW), LEASE_END)).isEmpty();
        settle(sent(claimed.getFirst()));
        assertThat(claimOne("log").notification().position()).isEqualTo(2);
    }

    @Test
    void aDeadDeliveryDoesNotBlockLaterOnes() {
        deliveries.record(List.of(notification(1, 1), notification(2, 1)), 2, NOW);
        settle(new DeliveryOutcome(claimOne("log"), DEAD, null, "Answered 500", false));

        assertThat(claimOne("log").notification().position()).isEqualTo(2);
        assertThat(get(1, "log").lastError()).isEqualTo("Answered 500");
        assertThat(get(1, "log").nextAttemptAt()).isNull();
    }

    @Test
    void anExpiredLeaseCanBeClaimedAgain() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        Delivery lost = claimOne("log");
        assertThat(deliveries.claim("log", 1, due(LEASE_END.minusNanos(1)), LEASE_END))
                .isEmpty();

        Delivery takenOver = deliveries
                .claim("log", 1, due(LEASE_END), LEASE_END.plusSeconds(30))
                .getFirst();
        assertThat(takenOver.attempts()).isEqualTo(2);

        settle(failed(lost, NOW));
        assertThat(get(1, "log")).isEqualTo(takenOver);
        settle(sent(takenOver));
        assertThat(get(1, "log").state()).isEqualTo(SENT);
    }

    @Test
    void claimsAFailedDeliveryWhenItIsDueAgain() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        settle(failed(claimOne("log"), NOW.plusSeconds(5)));

        assertThat(deliveries.claim("log", 1, due(NOW.plusSeconds(4)), LEASE_END))
                .isEmpty();
        assertThat(deliveries.claim("log", 1, due(NOW.plusSeconds(5)), LEASE_END))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.attempts()).isEqualTo(2);
                    assertThat(again.lastError()).isEqualTo("Answered 500");
                });
    }

    @Test
    void neverClaimsASentDelivery() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        Delivery claimed = claimOne("log");
        settle(sent(claimed));
        settle(failed(claimed, NOW));

        assertThat(deliveries.claim("log", 1, due(NOW.plusSeconds(3600)), LEASE_END))
                .isEmpty();
        assertThat(get(1, "log").state()).isEqualTo(SENT);
    }

    @Test
    void redeliversASentButNotAPendingDelivery() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        DeliveryId id = new DeliveryId(1, "log");
        assertThat(deliveries.redeliver(id, due(NOW))).isEmpty();
        assertThat(deliveries.redeliver(new DeliveryId(2, "log"), due(NOW))).isEmpty();

        settle(sent(claimOne("log")));
        assertThat(deliveries.redeliver(id, due(LEASE_END))).hasValueSatisfying(again -> {
            assertThat(again.state()).isEqualTo(PENDING);
            assertThat(again.attempts()).isZero();
            assertThat(again.nextAttemptAt()).isEqualTo(LEASE_END);
        });
        assertThat(deliveries.claim("log", 1, due(LEASE_END), LEASE_END.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void aSentDeliveryHasNoError() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        settle(failed(claimOne("log"), NOW));
        settle(sent(claimOne("log")));
        assertThat(get(1, "log").lastError()).isNull();
    }

    @Test
    void redeliversTheDeadDeliveriesOfAChannelInOrder() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2), notification(3, 3)), 3, NOW);
        for (String channel : List.of("log", "webhook")) {
            deliveries.claim(channel, 10, due(NOW), LEASE_END).stream()
                    .filter(claimed -> position(claimed) != 2)
                    .forEach(claimed -> settle(new DeliveryOutcome(claimed, DEAD, null, "Answered 500", false)));
        }

        assertThat(deliveries.redeliverDead("log", 0, 1, due(LEASE_END)))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.id()).isEqualTo(new DeliveryId(1, "log"));
                    assertThat(again.state()).isEqualTo(PENDING);
                    assertThat(again.attempts()).isZero();
                });
        assertThat(deliveries.redeliverDead("log", 0, 10, due(LEASE_END)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(3, "log"));
        assertThat(deliveries.redeliverDead("webhook", 1, 10, due(LEASE_END)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(3, "webhook"));
        assertThat(deliveries.redeliverDead("log", 0, 10, due(LEASE_END))).isEmpty();
    }

    @Test
    void remembersTheEndOfAnAddressUntilARedelivery() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        settle(new DeliveryOutcome(claimOne("webhook"), DEAD, null, "Answered 410", true));
        assertThat(deliveries.isEnded("webhook", "a")).isFalse();
        assertThat(deliveries.endAddress("webhook", "a", NOW)).isTrue();
        assertThat(deliveries.endAddress("webhook", "a", NOW)).isFalse();
        close();
        reopen();
        open();

        assertThat(deliveries.isEnded("webhook", "a")).isTrue();
        assertThat(deliveries.addressEnd("webhook", "a")).hasValue(NOW);
        assertThat(deliveries.isEnded("webhook", "b")).isFalse();
        assertThat(deliveries.isEnded("log", "a")).isFalse();
        deliveries.redeliver(new DeliveryId(1, "webhook"), due(NOW));
        assertThat(deliveries.isEnded("webhook", "a")).isFalse();
    }

    private static long position(Delivery delivery) {
        return delivery.notification().position();
    }
}
