package com.ticketing.events.app.eventlog.replaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.VerifiedReader;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.LogCopy;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of an open event log whose database gets another log: shorter, of equal length, or longer. */
@Timeout(60)
abstract class ReplacedLogContract extends EventLogTestBase {

    private static final int EVENTS = 8;

    @TempDir
    private Path directory;

    ReplacedLogContract(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void append() {
        append(log(), "event", 0, EVENTS);
        assertThat(eventLog().isReplaced()).isFalse();
    }

    private EventLog eventLog() {
        return log().eventLog();
    }

    private static void append(TestEventLog log, String event, int from, int to) {
        for (int version = from; version < to; version++) {
            log.engine().appendEvents(createEvent(event, version));
        }
    }

    private void truncate(long position) throws SQLException {
        try (Connection connection = log().database().writers().getConnection()) {
            LogCopy.truncate(connection, position);
        }
    }

    /** Replaces the log by one of other events. */
    private void replace(int events) throws SQLException {
        try (TestEventLog other = TestEventLog.sqlite(directory)) {
            append(other, "other", 0, events);
            try (Connection from = other.database().readers().getConnection();
                    Connection to = log().database().writers().getConnection()) {
                LogCopy.replace(from, to);
            }
        }
    }

    @Test
    void noticesALogThatLostItsEndWithoutAnAppend() throws SQLException {
        truncate(5);
        await().until(eventLog()::isReplaced);
    }

    @ParameterizedTest
    @ValueSource(ints = {EVENTS - 1, EVENTS, EVENTS + 5})
    void noticesALogOfOtherEventsWithoutAnAppend(int events) throws SQLException {
        replace(events);
        await().until(eventLog()::isReplaced);
    }

    @Test
    void refusesTheFirstAppendAfterTheLogLostItsEnd() throws SQLException {
        truncate(5);
        assertThatThrownBy(() -> append(log(), "event", EVENTS, EVENTS + 1)).isInstanceOf(Unavailable.class);
        assertThat(column("select max(position) from domain_event")).containsExactly("5");
        assertThat(eventLog().isReplaced()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {EVENTS - 1, EVENTS, EVENTS + 5})
    void refusesTheFirstAppendToALogOfOtherEvents(int events) throws SQLException {
        replace(events);
        assertThatThrownBy(() -> append(log(), "new", 0, 1)).isInstanceOf(Unavailable.class);
        assertThat(column("select count(*) from domain_event where event_id = 'new'"))
                .containsExactly("0");
    }

    @Test
    void appendsToTheOtherLogOnceItIsAdopted() throws SQLException {
        truncate(5);
        await().until(eventLog()::isReplaced);
        assertThatThrownBy(() -> append(log(), "event", 5, 6)).isInstanceOf(Unavailable.class);

        eventLog().adopt();

        assertThat(eventLog().isReplaced()).isFalse();
        assertThat(eventLog().replacements()).isEqualTo(1);
        assertThat(eventLog().headPosition()).isEqualTo(5);
        assertThat(eventLog().recentAfter(5)).isEmpty();
        append(log(), "event", 5, 7);
        assertThat(eventLog().headPosition()).isEqualTo(7);
        assertThat(eventLog().hashChain().verify(1, 7).valid()).isTrue();
    }

    @Test
    void opensTheAdoptedLogAgain() throws SQLException {
        truncate(5);
        await().until(eventLog()::isReplaced);
        eventLog().adopt();
        reopen();
        assertThat(eventLog().headPosition()).isEqualTo(5);
    }

    /** The version would not fit the Event in the other log. */
    @Test
    void refusesAnAppendThatWasDecidedOnTheFormerLog() throws SQLException {
        assertThat(log().engine().readEvents("event").asStream()).hasSize(EVENTS);
        truncate(5);
        await().until(eventLog()::isReplaced);
        eventLog().adopt();

        assertThatThrownBy(() -> append(log(), "event", EVENTS, EVENTS + 1)).isInstanceOf(Unavailable.class);
        append(log(), "event", 5, 6);
        assertThat(column("select max(version) from domain_event")).containsExactly("5");
    }

    @Test
    void aStreamOfTheFormerLogHasNoNextEventAnyMore() throws SQLException, InterruptedException {
        try (TrackingEventStream stream = log().store().openStream(EventLogStorageEngine.token(2))) {
            assertThat(stream.hasNextAvailable()).isTrue();
            replace(EVENTS + 5);
            await().until(eventLog()::isReplaced);
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            eventLog().adopt();
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        try (TrackingEventStream stream = log().store().openStream(null)) {
            for (int position = 1; position <= EVENTS + 5; position++) {
                assertThat(stream.nextAvailable().getIdentifier()).isNotNull();
            }
            assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /** The follower may read before anything else notices. */
    @Test
    void returnsNoChunkOfAnotherLog() throws SQLException {
        VerifiedReader.Chunk first = eventLog().verified().between(0, 3);
        replace(EVENTS);
        assertThatThrownBy(() -> {
                    VerifiedReader.Chunk next = eventLog().verified().between(3, 6);
                    eventLog().verified().requireContinued(first, next);
                })
                .isInstanceOf(Unavailable.class);
        assertThat(eventLog().isReplaced()).isTrue();
        assertThatThrownBy(() -> eventLog().verified().between(3, EVENTS)).isInstanceOf(Unavailable.class);
    }

    /** A standby may not have replayed a position yet that was read from another server. */
    @Test
    void aRangeBeyondTheEndIsNotDamaged() {
        assertThatThrownBy(() -> eventLog().verified().between(2, EVENTS + 1)).isInstanceOf(Unavailable.class);
        assertThat(eventLog().verified().damage()).isNull();
    }
}
