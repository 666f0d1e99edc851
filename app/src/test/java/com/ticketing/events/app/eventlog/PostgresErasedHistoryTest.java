package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.axon.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.axon.EventSerializer;
import com.ticketing.events.app.eventlog.axon.LogEventStream;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.query.audit.LoggedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;

class PostgresErasedHistoryTest extends ErasedHistoryContract {

    private final String url = TestPostgres.shared().newDatabase();

    @Override
    TestEventLog open() {
        return TestEventLog.postgres(url);
    }

    @Test
    void anErasureByAnotherNodeReachesWhatThisOneHasInMemory() throws Exception {
        UUID id = erasure().id();
        append(0, List.of(created(id), notes("ask Ada")));
        try (TestEventLog other = open()) {
            append(other, 2, List.of(erasure()));
        }
        assertThat(log().log.head().awaitBeyond(2, TimeUnit.SECONDS.toNanos(20)))
                .isTrue();

        assertThat(read()).extracting(LoggedEvent::erased).contains(Set.of("internalNotes", "createdBy"));
        assertThat(read().getFirst().event()).isEqualTo(created(id).withoutPersonalData());

        follow(3);
        assertThat(log().log.recentAfter(0))
                .<Object>extracting(TrackedEventMessage::getPayload)
                .containsExactly(created(id).withoutPersonalData(), notes(null));
    }

    private void follow(long position) throws InterruptedException {
        EventLogStorageEngine engine = EventLogStorageEngine.builder(
                        log().log, new EventSerializer(new DomainEventTypeNames()))
                .build();
        try (TrackingEventStream stream = new LogEventStream(log().log, engine, 0)) {
            long at = 0;
            while (at < position) {
                at = EventLogStorageEngine.position(stream.nextAvailable().trackingToken());
            }
        }
    }
}
