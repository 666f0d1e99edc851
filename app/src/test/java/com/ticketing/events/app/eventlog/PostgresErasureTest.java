package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.LoggedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;

class PostgresErasureTest extends ErasureContract {

    PostgresErasureTest() {
        super(TestDatabase.postgres());
    }

    @Test
    void anErasureByAnotherNodeIsAppliedToTheRecentEvents() throws Exception {
        UUID id = erasure().id();
        append(0, List.of(created(id), notes("ask Ada")));
        try (TestEventLog other = database.open()) {
            append(other, 2, List.of(erasure()));
        }
        assertThat(log().eventLog().head().awaitBeyond(2, TimeUnit.SECONDS.toNanos(20)))
                .isTrue();

        assertThat(read()).extracting(LoggedEvent::erased).contains(Set.of("internalNotes", "createdBy"));
        assertThat(read().getFirst().event()).isEqualTo(created(id).withoutPersonalData());

        follow(3);
        assertThat(log().eventLog().recentAfter(0))
                .<Object>extracting(TrackedEventMessage::getPayload)
                .containsExactly(created(id).withoutPersonalData(), notes(null));
    }

    private void follow(long position) throws InterruptedException {
        DurableEventStore store = new DurableEventStore(log().eventLog(), log().domainEventEngine());
        try (TrackingEventStream stream = store.openStream(null)) {
            long at = 0;
            while (at < position) {
                at = EventLogStorageEngine.position(stream.nextAvailable().trackingToken());
            }
        }
    }
}
