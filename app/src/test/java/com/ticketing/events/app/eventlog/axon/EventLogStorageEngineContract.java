package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Axon's contract test of event storage engines, run on the event log. */
abstract class EventLogStorageEngineContract
        extends BatchingEventStorageEngineTest<EventLogStorageEngine, EventLogStorageEngine.Builder> {

    @RegisterExtension
    private final TestDatabase database;

    private TestEventLog log;

    EventLogStorageEngineContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void openLog() {
        log = database.open();
        setTestSubject(log.engine());
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Override
    protected EventLogStorageEngine createEngine(UnaryOperator<EventLogStorageEngine.Builder> customization) {
        return customization.apply(log.engineBuilder()).build();
    }

    /** The event log has no snapshots: an Event has few domain events. */
    @Test
    @Override
    public void storeAndLoadSnapshot() {
        refusesSnapshots();
    }

    /** The event log has no snapshots to filter. */
    @Test
    @Override
    public void snapshotFilterAllowsSnapshots() {
        refusesSnapshots();
    }

    /** The event log has no snapshots to filter. */
    @Test
    @Override
    public void snapshotFilterRejectsSnapshots() {
        refusesSnapshots();
    }

    /** The event log has no snapshots to filter. */
    @Test
    @Override
    public void snapshotFilterRejectsSnapshotsOnCombinedFilter() {
        refusesSnapshots();
    }

    /** The message id is not unique: an index on random ids costs too much (ADR 0021). */
    @Test
    @Override
    public void uniqueKeyConstraintOnFirstEventIdentifierThrowsAggregateIdentifierAlreadyExistsException() {
        storesMessagesOfTheSameId(0);
    }

    /** The message id is not unique: an index on random ids costs too much (ADR 0021). */
    @Test
    @Override
    public void uniqueKeyConstraintOnEventIdentifier() {
        storesMessagesOfTheSameId(1);
    }

    private void storesMessagesOfTheSameId(long version) {
        log.engine().appendEvents(createEvent("id", AGGREGATE, version), createEvent("id", "otherAggregate", version));

        assertThat(log.engine().readEvents(null, false)).hasSize(2);
    }

    private void refusesSnapshots() {
        assertThatThrownBy(() -> log.engine().storeSnapshot(createEvent()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(log.engine().readSnapshot(AGGREGATE)).isEmpty();
    }
}
