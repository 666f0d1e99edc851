package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Contract of the event log on every database. */
abstract class EventLogContract extends EventLogTestBase {

    private static final int CALLERS = 32;
    private static final int APPENDS_PER_CALLER = 25;

    EventLogContract(TestDatabase database) {
        super(database);
    }

    @Test
    void storesAllConcurrentAppendsInGaplessOrder() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < CALLERS; c++) {
                String event = "event-" + c;
                running.add(callers.submit(() -> {
                    for (int version = 0; version < APPENDS_PER_CALLER; version++) {
                        log().engine().appendEvents(createEvent(event, version));
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        reopen();

        assertThat(log().eventLog().headPosition()).isEqualTo(CALLERS * APPENDS_PER_CALLER);
        assertThat(positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, CALLERS * APPENDS_PER_CALLER)
                        .boxed()
                        .toList());
        for (int c = 0; c < CALLERS; c++) {
            assertThat(log().engine().readEvents("event-" + c).asStream().map(DomainEventMessage::getSequenceNumber))
                    .containsExactlyElementsOf(
                            LongStream.range(0, APPENDS_PER_CALLER).boxed().toList());
        }
    }

    @Test
    void distinguishesAConflictFromASecondCreation() {
        log().engine().appendEvents(createEvents(() -> "known", 2));

        assertThatThrownBy(() -> log().engine().appendEvents(createEvent("known", 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log().engine().appendEvents(createEvent("known", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void writesAllEventsOfAnAppendOrNone() {
        log().engine().appendEvents(createEvent("second", 1));

        assertThatThrownBy(() -> log().engine().appendEvents(createEvent("first", 0), createEvent("second", 1)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(log().engine().lastSequenceNumberFor("first")).isEmpty();
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void readsTheLastVersionOfAnEvent() {
        log().engine().appendEvents(createEvents(() -> "event", 3));

        assertThat(log().engine().lastSequenceNumberFor("event")).isEqualTo(Optional.of(2L));
        assertThat(log().engine().lastSequenceNumberFor("unknown")).isEmpty();
    }

    @Test
    void storesEveryCharacterOfAString() {
        String odd = "nul \u0000, lone surrogate \ud83d, pair \ud83d\ude00, line \u2028, quote \" and \\, ß İ 東京";
        log().engine().appendEvents(createEvent("type", "id", "event", 0, odd, MetaData.with("odd", odd)));
        reopen();

        DomainEventMessage<?> event = log().engine().readEvents("event").next();

        assertThat(event.getPayload()).isEqualTo(odd);
        assertThat(event.getMetaData()).containsEntry("odd", odd);
    }

    @Test
    void storesInstantsWithNanoseconds() {
        Instant at = Instant.parse("2026-11-23T10:15:30.000000001Z");
        log().engine().appendEvents(createEvent(0, at));

        assertThat(log().engine()
                        .readEvents(null, false)
                        .findFirst()
                        .orElseThrow()
                        .getTimestamp())
                .isEqualTo(at);
    }

    @Test
    void anEmptyAppendWritesNothing() {
        log().engine().appendEvents(List.<EventMessage<?>>of());

        assertThat(log().eventLog().headPosition()).isZero();
    }

    private List<Long> positions() {
        return log().engine()
                .readEvents(null, false)
                .map(TrackedEventMessage::trackingToken)
                .map(EventLogStorageEngine::position)
                .toList();
    }
}
