package org.axonframework.eventsourcing.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Axon's contract test of its embedded event store, run on the event log. In Axon's package, because the methods to
 * override are package-private.
 */
abstract class EmbeddedEventStoreContract extends EmbeddedEventStoreTest {

    @RegisterExtension
    private final TestDatabase database;

    private TestEventLog log;

    EmbeddedEventStoreContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        log = database.open();
        return log.engine();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** With a longer timeout than Axon's 100 ms, which a loaded machine may need for the append alone. */
    @Test
    @Timeout(10)
    @SuppressWarnings("JUnitMethodInvoked") // The same test under another timeout.
    @Override
    void eventPublishedAfterOpeningStreamIsPassedToReaderImmediately() throws Exception {
        super.eventPublishedAfterOpeningStreamIsPassedToReaderImmediately();
    }

    /** The event log has no snapshots: an Event has few domain events. */
    @Test
    @Override
    void loadWithSnapshot() {
        refusesSnapshots();
    }

    /** The event log has no snapshots that could fail to load. */
    @Test
    @Override
    void loadWithFailingSnapshot() {
        refusesSnapshots();
    }

    private void refusesSnapshots() {
        assertThatThrownBy(() -> log.engine().storeSnapshot(createEvent()))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
