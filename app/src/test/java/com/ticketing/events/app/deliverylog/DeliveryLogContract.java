package com.ticketing.events.app.deliverylog;

import static com.ticketing.events.query.notification.DeliveryState.DEAD;
import static com.ticketing.events.query.notification.DeliveryState.PENDING;
import static com.ticketing.events.query.notification.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.DeliveryId;
import com.ticketing.events.query.notification.DeliveryOutcome;
import com.ticketing.events.query.notification.DeliveryQuery;
import com.ticketing.events.query.notification.DeliveryState;
import com.ticketing.events.query.notification.DueTimes;
import com.ticketing.events.query.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contract of the delivery log on every database. */
abstract class DeliveryLogContract extends EventLogTestBase {

    static final Instant NOW = Instant.parse("2030-06-01T12:00:00.123456789Z");
    static final Instant LEASE_END = NOW.plusSeconds(30);
    static final Set<String> CHANNELS = Set.of("log", "webhook");

    JdbcDeliveryLog deliveries;

    DeliveryLogContract(TestDatabase database) {
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

    @Test
    void recordsADeliveryPerChannelAndReadsItBack() {
        Notification jazz = new Notification(
                3, event(1), "event-created", NOW, "New event created: Jazz é \uD83C\uDFB7", "order-1");
        deliveries.record(List.of(jazz), 4, NOW);

        assertThat(deliveries.recordedPosition()).isEqualTo(4);
        assertThat(deliveries.list(query(EnumSet.allOf(DeliveryState.class), 10)))
                .containsExactly(
                        new Delivery(jazz, "log", PENDING, 0, NOW, null, NOW, NOW),
                        new Delivery(jazz, "webhook", PENDING, 0, NOW, null, NOW, NOW));
    }

    @Test
    void recordsNothingTwice() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
        settle(sent(claimOne("log")));
        deliveries.record(List.of(notification(1, 1), notification(2, 2), notification(3, 3)), 3, LEASE_END);
        deliveries.record(List.of(notification(2, 2)), 2, LEASE_END);

        assertThat(deliveries.recordedPosition()).isEqualTo(3);
        assertThat(deliveries.pending("log")).isEqualTo(2);
        assertThat(get(1, "log").state()).isEqualTo(SENT);
    }

    @Test
    void resumesAtItsPositionAfterARestart() {
        deliveries.record(List.of(notification(1, 1)), 7, NOW);
        settle(sent(claimOne("log")));
        close();
        reopen();
        open();

        assertThat(deliveries.recordedPosition()).isEqualTo(7);
        assertThat(get(1, "log").state()).isEqualTo(SENT);
        assertThat(get(1, "webhook").state()).isEqualTo(PENDING);
        assertThat(get(1, "webhook").notification().requestId()).isEqualTo("request-1");
    }

    @Test
    void readsADeliveryWithoutARequestId() {
        Notification jazz = new Notification(1, event(1), "event-created", NOW, "New event created: Jazz", null);
        deliveries.record(List.of(jazz), 1, NOW);
        assertThat(get(1, "log").notification()).isEqualTo(jazz);
    }

    @Test
    void startsANewChannelAtTheHeadOfTheEventLog() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        insertDomainEvent(1);
        insertDomainEvent(2);
        try (JdbcDeliveryLog withPigeon = JdbcDeliveryLog.open(log().database(), Set.of("log", "webhook", "pigeon"))) {
            withPigeon.record(List.of(notification(2, 2), notification(3, 3)), 3, NOW);
            assertThat(withPigeon.pending("pigeon")).isEqualTo(1);
            assertThat(withPigeon.find(new DeliveryId(3, "pigeon"))).isPresent();
        }
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
                .extracting(DeliveryLogContract::position)
                .containsExactly(1L, 2L);
    }

    @Test
    void deliversTheNotificationsOfOneEventInOrder() {
        deliveries.record(List.of(notification(1, 1), notification(2, 1), notification(3, 2)), 3, NOW);

        List<Delivery> claimed = deliveries.claim("log", 10, due(NOW), LEASE_END);
        assertThat(claimed).extracting(DeliveryLogContract::position).containsExactly(1L, 3L);
        assertThat(deliveries.claim("webhook", 10, due(NOW), LEASE_END)).hasSize(2);

        settle(failed(claimed.getFirst(), LEASE_END));
        assertThat(deliveries.claim("log", 10, due(NOW), LEASE_END)).isEmpty();
        settle(sent(claimed.getFirst()));
        assertThat(claimOne("log").notification().position()).isEqualTo(2);
    }

    @Test
    void aDeadDeliveryDoesNotBlockLaterOnes() {
        deliveries.record(List.of(notification(1, 1), notification(2, 1)), 2, NOW);
        settle(new DeliveryOutcome(claimOne("log"), DEAD, null, "Answered 500"));

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
    void listsByStateEventAndCursor() {
        insertDomainEvent(1);
        insertDomainEvent(2);
        deliveries.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
        settle(sent(claimOne("log")));

        assertThat(deliveries.list(query(Set.of(SENT), 10)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(1, "log"));
        assertThat(deliveries.list(query(Set.of(PENDING, DEAD), 2)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(1, "webhook"), new DeliveryId(2, "log"));
        assertThat(deliveries.list(new DeliveryQuery(EnumSet.allOf(DeliveryState.class), event(1), 1, "log", 10)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(1, "webhook"));
        assertThat(deliveries.list(new DeliveryQuery(EnumSet.allOf(DeliveryState.class), null, 1, null, 10)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(2, "log"), new DeliveryId(2, "webhook"));
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

    static DueTimes due(Instant now) {
        return new DueTimes(now, now.plus(Duration.ofMinutes(10)));
    }

    private Delivery claimOneAt(Instant now) {
        return deliveries.claim("log", 1, due(now), now.plusSeconds(30)).getFirst();
    }

    static UUID event(long number) {
        return new UUID(0, number);
    }

    static Notification notification(long position, long event) {
        return new Notification(
                position, event(event), "event-created", NOW, "New event created: Jazz", "request-" + position);
    }

    static DeliveryOutcome sent(Delivery claimed) {
        return new DeliveryOutcome(claimed, SENT, null, null);
    }

    private static DeliveryOutcome failed(Delivery claimed, Instant retryAt) {
        return new DeliveryOutcome(claimed, PENDING, retryAt, "Answered 500");
    }

    private static long position(Delivery delivery) {
        return delivery.notification().position();
    }

    private static DeliveryQuery query(Set<DeliveryState> states, int limit) {
        return new DeliveryQuery(states, null, 0, null, limit);
    }

    private Delivery claimOne(String channel) {
        return deliveries.claim(channel, 1, due(NOW), LEASE_END).getFirst();
    }

    private Delivery get(long position, String channel) {
        return deliveries.find(new DeliveryId(position, channel)).orElseThrow();
    }

    private void settle(DeliveryOutcome outcome) {
        deliveries.settle(List.of(outcome), NOW);
    }

    private void insertDomainEvent(long position) {
        JdbcClient.create(log().database().writers())
                .sql("""
                        insert into domain_event
                            (position, event_id, version, type, revision, message_id, at, payload, metadata, hash)
                        values (?, ?, 0, 't', '1', 'm', '', '', '', ?)""")
                .params(position, event(position).toString(), new byte[32])
                .update();
    }
}
