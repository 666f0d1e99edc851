package com.ticketing.events.app.eventlog.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that do not fit the hash chain: no follower returns them, and a log with another end is not opened. */
@Timeout(60)
abstract class DamagedLogContract extends EventLogTestBase {

    private static final int EVENTS = 350;

    DamagedLogContract(TestDatabase database) {
        super(database);
    }

    /** Opens the log again, so that followers read the database and not the recent events. */
    @BeforeEach
    void fill() {
        log().engine().appendEvents(createEvents(EVENTS));
        reopen();
    }

    @Test
    void anUndamagedLogIsReadToItsEnd() {
        assertThat(replayUntil(EVENTS)).hasSize(EVENTS);
        assertThat(log().eventLog().verified().damage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "payload, 1",
        "payload, 2",
        "payload, 100",
        "payload, 101",
        "payload, 250",
        "payload, 350",
        "metadata, 7",
        "event_id, 7",
        "type, 7",
        "revision, 7",
        "message_id, 7",
        "at, 7"
    })
    void aReplayStopsBeforeAChangedRow(String column, long position) {
        execute("update domain_event set %1$s = %1$s || ' ' where position = %2$d".formatted(column, position));
        assertReplayStopsBefore(position, "The stored hash does not match the domain event");

        execute("update domain_event set %1$s = substr(%1$s, 1, length(%1$s) - 1) where position = %2$d"
                .formatted(column, position));
        assertThat(replayUntil(EVENTS)).hasSize(EVENTS);
        assertThat(log().eventLog().verified().damage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 100, 101, 349})
    void aReplayStopsBeforeAMissingRow(long position) {
        execute("delete from domain_event where position = " + position);
        assertReplayStopsBefore(position, "The domain event is missing");
    }

    /** At the end of the first chunk; a wrong hash within a chunk is found by a verification only. */
    @Test
    void aReplayStopsAtAHashOfAnotherRow() {
        execute("update domain_event set hash = (select hash from domain_event where position = 9)"
                + " where position = 100");
        assertReplayStopsBefore(100, "The stored hash does not match the domain event");
    }

    @Test
    void aReplayFromTheMiddleStopsAtADamagedRow() {
        execute("update domain_event set payload = payload || ' ' where position = 300");
        assertThatThrownBy(() -> log().engine()
                        .readEvents(EventLogStorageEngine.token(290), false)
                        .forEach(_ -> {}))
                .isInstanceOf(EventLogDamaged.class)
                .hasMessage("The event log is damaged at position 300: The stored hash does not match the domain event."
                        + " Check it with ./event-service verify, and restore the database from a backup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from domain_event where position > 300 | 301 | The domain event is missing",
                "delete from domain_event where position = 350 | 350 | The domain event is missing",
                "delete from domain_event | 1 | The domain event is missing",
                "update domain_event_end set position = 9"
                        + "| 10 | The domain event is beyond the recorded end of the log",
                "delete from domain_event_end | 1 | The domain event is beyond the recorded end of the log",
                "update domain_event_end set position = 360 | 351 | The domain event is missing",
                "update domain_event_end set hash = (select hash from domain_event where position = 3)"
                        + "| 350 | The recorded end of the log has a different hash",
                "update domain_event set hash = (select hash from domain_event where position = 3) where position = 350"
                        + "| 350 | The recorded end of the log has a different hash"
            })
    void aLogThatDoesNotEndAsRecordedIsNotOpened(String sql, long position, String problem) {
        execute(sql);
        log().close();
        EventLogDamaged damage = catchThrowableOfType(EventLogDamaged.class, database::open);
        assertThat(damage.position()).isEqualTo(position);
        assertThat(damage.problem()).isEqualTo(problem);
    }

    private void assertReplayStopsBefore(long position, String problem) {
        List<Long> positions = new ArrayList<>();
        EventLogDamaged damage = catchThrowableOfType(EventLogDamaged.class, () -> replayInto(positions, EVENTS));
        assertThat(damage.position()).isEqualTo(position);
        assertThat(damage.problem()).isEqualTo(problem);
        assertThat(log().eventLog().verified().damage())
                .isNotNull()
                .extracting(EventLogDamaged::position)
                .isEqualTo(position);
        assertThat(positions).allMatch(read -> read < position);
        assertThatThrownBy(() -> log().engine()
                        .readEvents(EventLogStorageEngine.token(0), false)
                        .forEach(_ -> {}))
                .isInstanceOf(EventLogDamaged.class);
    }

    private List<Long> replayUntil(int count) {
        List<Long> positions = new ArrayList<>();
        replayInto(positions, count);
        return positions;
    }

    private void replayInto(List<Long> positions, int count) {
        try (TrackingEventStream stream = log().store().openStream(null)) {
            while (positions.size() < count) {
                positions.add(
                        EventLogStorageEngine.position(stream.nextAvailable().trackingToken()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
