package org.axonframework.eventsourcing.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What Axon asks of its embedded event store, asked of one on our log. In Axon's package, because the methods to
 * override are visible there only.
 */
abstract class EmbeddedEventStoreContract extends EmbeddedEventStoreTest {

    private TestEventLog log;

    abstract TestEventLog open();

    @Override
    public EventStorageEngine createStorageEngine() {
        log = open();
        return log.engine();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** Axon allows it a tenth of a second, which a busy machine may need for the append alone. */
    @Test
    @Timeout(10)
    @SuppressWarnings("JUnitMethodInvoked") // The same test under another timeout.
    @Override
    void eventPublishedAfterOpeningStreamIsPassedToReaderImmediately() throws Exception {
        super.eventPublishedAfterOpeningStreamIsPassedToReaderImmediately();
    }

    /** The log keeps no snapshots: an Event has few domain events. */
    @Test
    @Override
    void loadWithSnapshot() {
        refusesSnapshots();
    }

    /** The log keeps no snapshots, so none can fail to load. */
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
