package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.error.Unavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresOutageTest {

    /** Twice the 3 seconds within which a client gets its response, for loaded machines. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    @Test
    void refusesWhileTheServerIsDownAndRecoversWithoutARestart() throws Exception {
        try (TestPostgres server = TestPostgres.durable();
                TestEventLog log = TestEventLog.postgres(server.newDatabase())) {
            TrackingEventStream follower = log.store().openStream(null);
            log.engine().appendEvents(createEvent("event", 0));
            assertThat(position(follower)).isEqualTo(1);

            server.stop();
            refusesInTime(() -> log.engine().appendEvents(createEvent("event", 1)));
            refusesInTime(() -> log.engine().appendEvents(createEvent("event", 1)));
            refusesInTime(() -> log.eventLog().readHead());
            assertThat(follower.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();

            server.start();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Unavailable.class)
                    .untilAsserted(() -> log.engine().appendEvents(createEvent("event", 1)));

            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Unavailable.class)
                    .untilAsserted(
                            () -> assertThat(log.engine().readEvents("event").asStream())
                                    .hasSize(2));
            assertThat(position(follower)).isEqualTo(2);
        }
    }

    @Test
    void refusesWhileAnotherNodeHoldsTheLockAndRecovers() throws Exception {
        String url = TestPostgres.shared().newDatabase();
        try (TestEventLog log = TestEventLog.postgres(url)) {
            log.engine().appendEvents(createEvent("event", 0));
            try (Connection stuck = DriverManager.getConnection(url);
                    Statement statement = stuck.createStatement()) {
                statement.execute("select pg_advisory_lock('domain_event'::regclass::oid::bigint)");
                refusesInTime(() -> log.engine().appendEvents(createEvent("event", 1)));
            }

            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Unavailable.class)
                    .untilAsserted(() -> log.engine().appendEvents(createEvent("event", 1)));

            assertThat(log.eventLog().readHead()).isEqualTo(2);
        }
    }

    @Test
    void doesNotAcknowledgeACommitWhoseReplicationWasCancelled() throws Exception {
        try (TestPostgres server = TestPostgres.durable()) {
            String url = server.newDatabase();
            try (TestEventLog log = TestEventLog.postgres(url);
                    Connection operator = DriverManager.getConnection(url);
                    Statement statement = operator.createStatement()) {
                statement.execute("alter system set synchronous_standby_names = 'absent'");
                statement.execute("select pg_reload_conf()");
                AtomicInteger acknowledged = new AtomicInteger();
                CompletableFuture<Void> appends =
                        CompletableFuture.runAsync(() -> appendUntilFailure(log, acknowledged));
                Awaitility.await().until(() -> isOfReplication(statement, "true"));
                int before = acknowledged.get();

                isOfReplication(statement, "pg_cancel_backend(pid)");

                assertThat(appends).failsWithin(DEADLINE).withThrowableThat().withCauseInstanceOf(Unavailable.class);
                assertThat(acknowledged).hasValue(before);
            }
        }
    }

    private static void appendUntilFailure(TestEventLog log, AtomicInteger acknowledged) {
        while (true) {
            log.engine().appendEvents(createEvent("event", acknowledged.get()));
            acknowledged.incrementAndGet();
        }
    }

    /** Evaluates an expression for the commit that waits for its replication; false if there is none. */
    private static boolean isOfReplication(Statement statement, String expression) throws SQLException {
        try (ResultSet waiting = statement.executeQuery(
                "select " + expression + " from pg_stat_activity where wait_event = 'SyncRep'")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    @Test
    void aFollowerResumesAtItsPositionAfterAnOutage() throws Exception {
        try (TestPostgres server = TestPostgres.durable()) {
            String url = server.newDatabase();
            try (TestEventLog log = TestEventLog.postgres(url)) {
                log.engine().appendEvents(createEvent("event", 0), createEvent("event", 1));
            }
            try (TestEventLog log = TestEventLog.postgres(url)) {
                TrackingEventStream follower = log.store().openStream(null);
                server.stop();
                assertThat(follower.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(follower.hasNextAvailable()).as("is behind the head").isTrue();
                assertThat(follower.peek()).isEmpty();

                server.start();

                assertThat(position(follower)).isEqualTo(1);
                assertThat(position(follower)).isEqualTo(2);
            }
        }
    }

    private static long position(TrackingEventStream follower) throws InterruptedException {
        return EventLogStorageEngine.position(follower.nextAvailable().trackingToken());
    }

    private static void refusesInTime(ThrowingCallable request) {
        long start = System.nanoTime();
        assertThatThrownBy(request).isInstanceOf(Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
    }
}
