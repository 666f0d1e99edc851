package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Axon asks of every storage engine, asked of ours. */
abstract class EventLogStorageEngineContract
        extends BatchingEventStorageEngineTest<EventLogStorageEngine, EventLogStorageEngine.Builder> {

    private TestEventLog log;

    abstract TestEventLog open();

    @BeforeEach
    void openLog() {
        log = open();
        setTestSubject(log.engine);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Override
    protected EventLogStorageEngine createEngine(UnaryOperator<EventLogStorageEngine.Builder> customization) {
        return customization.apply(log.builder()).build();
    }

    /** The log keeps no snapshots: an Event has few domain events. */
    @Test
    @Override
    public void storeAndLoadSnapshot() {
        refusesSnapshots();
    }

    /** The log keeps no snapshots, so there is nothing to filter. */
    @Test
    @Override
    public void snapshotFilterAllowsSnapshots() {
        refusesSnapshots();
    }

    /** The log keeps no snapshots, so there is nothing to filter. */
    @Test
    @Override
    public void snapshotFilterRejectsSnapshots() {
        refusesSnapshots();
    }

    /** The log keeps no snapshots, so there is nothing to filter. */
    @Test
    @Override
    public void snapshotFilterRejectsSnapshotsOnCombinedFilter() {
        refusesSnapshots();
    }

    /** Event and version are the key, the id of a message is none: an index on random ids costs too much (ADR 0021). */
    @Test
    @Override
    public void uniqueKeyConstraintOnFirstEventIdentifierThrowsAggregateIdentifierAlreadyExistsException() {
        keepsMessagesOfTheSameId(0);
    }

    /** Event and version are the key, the id of a message is none: an index on random ids costs too much (ADR 0021). */
    @Test
    @Override
    public void uniqueKeyConstraintOnEventIdentifier() {
        keepsMessagesOfTheSameId(1);
    }

    private void keepsMessagesOfTheSameId(long version) {
        log.engine.appendEvents(createEvent("id", AGGREGATE, version), createEvent("id", "otherAggregate", version));

        assertThat(log.engine.readEvents(null, false)).hasSize(2);
    }

    private void refusesSnapshots() {
        assertThatThrownBy(() -> log.engine.storeSnapshot(createEvent()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(log.engine.readSnapshot(AGGREGATE)).isEmpty();
    }
}
