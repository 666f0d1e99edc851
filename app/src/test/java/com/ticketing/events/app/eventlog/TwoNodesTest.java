package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two event logs on one PostgreSQL, as two nodes open them. */
@Timeout(120)
class TwoNodesTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final int APPENDS = 300;
    private static final int CALLERS = 4;

    private final String url = TestPostgres.shared().newDatabase();
    private TestEventLog left;
    private TestEventLog right;

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void everyFollowerSeesEveryPositionOnceWhileBothWrite() {
        openBoth(NEVER);
        int all = 2 * CALLERS * APPENDS;
        CompletableFuture<List<Long>> onTheLeft = follow(left, all);
        CompletableFuture<List<Long>> onTheRight = follow(right, all);
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int c = 0; c < CALLERS; c++) {
            callers.add(write(left, "left-" + c));
            callers.add(write(right, "right-" + c));
        }
        callers.forEach(CompletableFuture::join);

        List<Long> positions = LongStream.rangeClosed(1, all).boxed().toList();
        assertThat(onTheLeft.join()).containsExactlyElementsOf(positions);
        assertThat(onTheRight.join()).containsExactlyElementsOf(positions);
    }

    @Test
    void aNotificationSignalsTheOtherNode() throws Exception {
        openBoth(NEVER);
        TrackingEventStream follower = right.store().openStream(null);
        assertThat(follower.hasNextAvailable()).isFalse();

        left.engine().appendEvents(createEvent());

        assertThat(follower.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aDecisionOnACommitOfTheOtherNodeHasItsPosition() throws Exception {
        openBoth(NEVER);
        left.engine().appendEvents(createEvent("event", 0));
        assertThat(right.store().openStream(null).hasNextAvailable(30, TimeUnit.SECONDS))
                .isTrue();
        dropNotifications();
        left.engine().appendEvents(createEvent("event", 1));
        assertThat(right.eventLog().headPosition()).isEqualTo(1);

        assertThat(right.eventLog().ofEvent("event", 0, 10)).hasSize(2);

        assertThat(right.eventLog().takeAppendedPosition()).isEqualTo(2);
        assertThat(right.eventLog().takeAppendedPosition()).isEqualTo(1);
    }

    private void dropNotifications() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger announce_domain_event on domain_event");
        }
    }

    @Test
    void pollingFindsCommitsWithoutNotification() throws Exception {
        openBoth(Duration.ofMillis(50));
        dropNotifications();
        TrackingEventStream follower = right.store().openStream(null);

        left.engine().appendEvents(createEvent());

        assertThat(follower.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneOfTwoNodesAppendsAContendedVersion() {
        openBoth(NEVER);
        int events = 200;
        AtomicInteger wins = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> compete(left, events, wins, conflicts)),
                        CompletableFuture.runAsync(() -> compete(right, events, wins, conflicts)))
                .join();

        assertThat(wins).hasValue(events);
        assertThat(conflicts).hasValue(events);
        assertThat(left.eventLog().readHead()).isEqualTo(events);
    }

    private static void compete(TestEventLog node, int events, AtomicInteger wins, AtomicInteger conflicts) {
        for (int i = 0; i < events; i++) {
            try {
                node.engine().appendEvents(createEvent("contended-" + i, 0));
                wins.incrementAndGet();
            } catch (AggregateStreamCreationException e) {
                conflicts.incrementAndGet();
            }
        }
    }

    private void openBoth(Duration pollInterval) {
        EventLogProperties.Log settings =
                new EventLogProperties.Log(4096, Duration.ofSeconds(20), 64, 50, pollInterval);
        left = TestEventLog.postgres(url, settings);
        right = TestEventLog.postgres(url, settings);
    }

    private static CompletableFuture<Void> write(TestEventLog node, String event) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int version = 0; version < APPENDS; version++) {
                        node.engine().appendEvents(createEvent(event, version));
                    }
                },
                Thread::startVirtualThread);
    }

    private static CompletableFuture<List<Long>> follow(TestEventLog node, int count) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Long> seen = new ArrayList<>();
                    try (TrackingEventStream stream = node.store().openStream(null)) {
                        while (seen.size() < count) {
                            seen.add(EventLogStorageEngine.position(
                                    stream.nextAvailable().trackingToken()));
                        }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return seen;
                },
                Thread::startVirtualThread);
    }
}
