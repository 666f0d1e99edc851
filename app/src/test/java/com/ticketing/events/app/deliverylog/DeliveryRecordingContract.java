package com.ticketing.events.app.deliverylog;

import static com.ticketing.events.query.notification.delivery.DeliveryState.DEAD;
import static com.ticketing.events.query.notification.delivery.DeliveryState.PENDING;
import static com.ticketing.events.query.notification.delivery.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryQuery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recording and reading of deliveries on every database. */
abstract class DeliveryRecordingContract extends DeliveryLogTestBase {

    DeliveryRecordingContract(TestDatabase database) {
        super(database);
    }

    @Test
    void recordsADeliveryPerChannelAndReadsItBack() {
        Notification jazz = new Notification(
                3,
                event(1),
                "event-created",
                EventStatus.PUBLISHED,
                NOW,
                "New event created: Jazz é \uD83C\uDFB7",
                new Cause("order-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
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
        assertThat(deliveries.backlog("log").pending()).isEqualTo(2);
        assertThat(get(1, "log").state()).isEqualTo(SENT);
    }

    /** On an embedded database these are several transactions. */
    @Test
    void recordsClaimsAndSettlesHundreds() {
        List<Notification> notifications =
                LongStream.rangeClosed(1, 200).mapToObj(n -> notification(n, n)).toList();
        deliveries.record(notifications.subList(0, 100), 100, NOW);
        deliveries.record(notifications, 205, NOW);

        assertThat(deliveries.recordedPosition()).isEqualTo(205);
        assertThat(deliveries.backlog("log").pending()).isEqualTo(200);
        List<Notification> claimed = new ArrayList<>();
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        for (int claims = 0; claimed.size() < 200; claims++) {
            assertThat(claims).isLessThan(10);
            for (Delivery delivery : deliveries.claim("log", 200, due(NOW), LEASE_END)) {
                claimed.add(delivery.notification());
                outcomes.add(sent(delivery));
            }
        }
        assertThat(claimed).isEqualTo(notifications);
        deliveries.settle(outcomes, NOW);
        assertThat(deliveries.backlog("log").pending()).isZero();
    }

    @Test
    void countsWhatIsNotSentPerChannelAndKnowsSinceWhen() {
        assertThat(deliveries.backlog("log")).isEqualTo(new DeliveryLog.Backlog(0, 0, null));
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        deliveries.record(List.of(notification(2, 2), notification(3, 3)), 3, LEASE_END);
        assertThat(deliveries.backlog("log")).isEqualTo(new DeliveryLog.Backlog(3, 0, NOW));

        settle(sent(claimOne("log")));
        assertThat(deliveries.backlog("log")).isEqualTo(new DeliveryLog.Backlog(2, 0, LEASE_END));
        settle(new DeliveryOutcome(claimOne("webhook"), DEAD, null, "Answered 500", false));
        assertThat(deliveries.backlog("webhook")).isEqualTo(new DeliveryLog.Backlog(2, 1, LEASE_END));
        assertThat(deliveries.backlog("pigeon")).isEqualTo(new DeliveryLog.Backlog(0, 0, null));
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
        assertThat(get(1, "webhook").notification().cause().requestId()).isEqualTo("request-1");
    }

    @Test
    void readsADeliveryWithoutACauseAndOfAnEarlierRelease() {
        Notification jazz =
                new Notification(1, event(1), "event-created", null, NOW, "New event created: Jazz", Cause.UNKNOWN);
        deliveries.record(List.of(jazz), 1, NOW);
        assertThat(get(1, "log").notification()).isEqualTo(jazz);
    }

    @Test
    void startsANewChannelAtTheHeadOfTheEventLog() {
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        insertDomainEvent(1);
        insertDomainEvent(2);
        try (JdbcDeliveryLog withPigeon = JdbcDeliveryLog.open(
                log().database(), Map.of("log", _ -> true, "webhook", _ -> true, "pigeon", _ -> true))) {
            withPigeon.record(List.of(notification(2, 2), notification(3, 3)), 3, NOW);
            assertThat(withPigeon.backlog("pigeon").pending()).isEqualTo(1);
            assertThat(withPigeon.find(new DeliveryId(3, "pigeon"))).isPresent();
        }
    }

    @Test
    void recordsWhatTheChannelAccepts() {
        try (JdbcDeliveryLog withFilter = JdbcDeliveryLog.open(
                log().database(), Map.of("log", _ -> true, "webhook", notification -> notification.position() != 1))) {
            withFilter.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
            assertThat(withFilter.recordedPosition()).isEqualTo(2);
            assertThat(withFilter.backlog("log").pending()).isEqualTo(2);
            assertThat(withFilter.find(new DeliveryId(1, "webhook"))).isEmpty();
            assertThat(withFilter.find(new DeliveryId(2, "webhook"))).isPresent();
        }
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
        assertThat(deliveries.list(
                        new DeliveryQuery(EnumSet.allOf(DeliveryState.class), event(1), false, 1, "log", 10)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(1, "webhook"));
        assertThat(deliveries.list(new DeliveryQuery(EnumSet.allOf(DeliveryState.class), null, false, 1, null, 10)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(2, "log"), new DeliveryId(2, "webhook"));
    }

    @Test
    void listsTheNewestFirst() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
        settle(sent(claimOne("log")));

        assertThat(deliveries.list(newestFirst(Long.MAX_VALUE, null)))
                .extracting(Delivery::id)
                .containsExactly(
                        new DeliveryId(2, "webhook"),
                        new DeliveryId(2, "log"),
                        new DeliveryId(1, "webhook"),
                        new DeliveryId(1, "log"));
        assertThat(deliveries.list(newestFirst(2, "webhook")))
                .extracting(Delivery::id)
                .startsWith(new DeliveryId(2, "log"), new DeliveryId(1, "webhook"));
        assertThat(deliveries.list(newestFirst(2, null)))
                .extracting(Delivery::id)
                .containsExactly(new DeliveryId(1, "webhook"), new DeliveryId(1, "log"));
    }

    @Test
    void countsWhatWasSentRecently() {
        assertThat(deliveries.recentlySent("log")).isZero();
        deliveries.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
        settle(sent(claimOne("log")));
        assertThat(deliveries.recentlySent("log")).isEqualTo(1);
        assertThat(deliveries.recentlySent("webhook")).isZero();

        long later = DeliveryLog.RECENT_POSITIONS + 1;
        deliveries.record(List.of(notification(later, 3)), later, NOW);
        assertThat(deliveries.recentlySent("log")).isZero();
    }

    /** After the restore of a backup the log ends before deliveries that were recorded. */
    @Test
    void recordsAgainBeyondTheEndOfALogThatWasTruncated() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2), notification(3, 3)), 3, NOW);
        execute("update domain_event_end set position = 2");

        deliveries.truncateToLog();

        assertThat(deliveries.recordedPosition()).isEqualTo(2);
        assertThat(deliveries.find(new DeliveryId(2, "log"))).isPresent();
        assertThat(deliveries.find(new DeliveryId(3, "log"))).isEmpty();
        deliveries.record(List.of(notification(3, 4)), 3, NOW);
        assertThat(get(3, "webhook").notification()).isEqualTo(notification(3, 4));
        execute("update domain_event_end set position = 3");
        deliveries.truncateToLog();
        assertThat(deliveries.recordedPosition()).isEqualTo(3);
        assertThat(get(3, "webhook").notification()).isEqualTo(notification(3, 4));
    }

    @Test
    void theOutcomeOfADeliveryOfTheFormerLogIsIgnored() {
        execute("update domain_event_end set position = 0");
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        Delivery former = claimOne("log");
        deliveries.truncateToLog();
        deliveries.record(List.of(notification(1, 2)), 1, NOW);

        settle(sent(former));

        assertThat(get(1, "log").state()).isEqualTo(PENDING);
    }

    private static DeliveryQuery query(Set<DeliveryState> states, int limit) {
        return new DeliveryQuery(states, null, false, 0, null, limit);
    }

    private static DeliveryQuery newestFirst(long afterPosition, @Nullable String afterChannel) {
        return new DeliveryQuery(EnumSet.allOf(DeliveryState.class), null, true, afterPosition, afterChannel, 10);
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
