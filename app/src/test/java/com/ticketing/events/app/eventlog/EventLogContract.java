package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.write.AppendRequest;
import com.ticketing.events.app.eventlog.write.LogWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log promises on every database. */
abstract class EventLogContract {

    private static final int CALLERS = 32;
    private static final int APPENDS_EACH = 25;

    private TestEventLog log;

    /** Opens the log; again and again on the same database. */
    abstract TestEventLog open();

    @BeforeEach
    void openLog() {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void keepsEverythingThatManyCallersAppendAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < CALLERS; c++) {
                String event = "event-" + c;
                running.add(callers.submit(() -> {
                    for (int version = 0; version < APPENDS_EACH; version++) {
                        log.engine.appendEvents(createEvent(event, version));
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        log.close();
        log = open();

        assertThat(log.log.headPosition()).isEqualTo(CALLERS * APPENDS_EACH);
        assertThat(positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, CALLERS * APPENDS_EACH)
                        .boxed()
                        .toList());
        for (int c = 0; c < CALLERS; c++) {
            assertThat(log.engine.readEvents("event-" + c).asStream().map(DomainEventMessage::getSequenceNumber))
                    .containsExactlyElementsOf(
                            LongStream.range(0, APPENDS_EACH).boxed().toList());
        }
    }

    @Test
    void aConflictFailsAloneAndLeavesNoGap() {
        log.engine.appendEvents(createEvent("taken", 0), createEvent("taken", 1));
        LogWriter writer = new LogWriter(log.database);
        AppendRequest before = append(createEvent("before", 0));
        AppendRequest conflict = append(createEvent("other", 0), createEvent("taken", 1));
        AppendRequest after = append(createEvent("after", 0));

        LogWriter.Result result = write(writer, List.of(before, conflict, after));

        assertThat(result.written()).containsExactly(Map.entry(before, 3L), Map.entry(after, 4L));
        assertThat(result.rejected().get(conflict).index()).isEqualTo(1);
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.engine.readEvents("other").hasNext())
                .as("the other event of the refused append")
                .isFalse();
        writer.close();
    }

    @Test
    void twoAppendsOfOneBatchForTheSameVersionHaveOneWinner() {
        LogWriter writer = new LogWriter(log.database);
        AppendRequest first = append(createEvent("wanted", 0));
        AppendRequest second = append(createEvent("wanted", 0));

        LogWriter.Result result = write(writer, List.of(first, second));

        assertThat(result.written()).containsOnlyKeys(first);
        assertThat(result.rejected()).containsOnlyKeys(second);
        writer.close();
    }

    @Test
    void tellsAConflictFromASecondCreation() {
        log.engine.appendEvents(createEvents(() -> "known", 2));

        assertThatThrownBy(() -> log.engine.appendEvents(createEvent("known", 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log.engine.appendEvents(createEvent("known", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void writesAllEventsOfAnAppendOrNone() {
        log.engine.appendEvents(createEvent("second", 1));

        assertThatThrownBy(() -> log.engine.appendEvents(createEvent("first", 0), createEvent("second", 1)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(log.engine.lastSequenceNumberFor("first")).isEmpty();
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void knowsTheLastVersionOfAnEvent() {
        log.engine.appendEvents(createEvents(() -> "event", 3));

        assertThat(log.engine.lastSequenceNumberFor("event")).isEqualTo(Optional.of(2L));
        assertThat(log.engine.lastSequenceNumberFor("unknown")).isEmpty();
    }

    @Test
    void keepsEveryCharacterThatAStringCanHold() {
        String odd = "nul \u0000, lone surrogate \ud83d, pair \ud83d\ude00, line \u2028, quote \" and \\, ß İ 東京";
        log.engine.appendEvents(createEvent("type", "id", "event", 0, odd, MetaData.with("odd", odd)));
        log.close();
        log = open();

        DomainEventMessage<?> event = log.engine.readEvents("event").next();

        assertThat(event.getPayload()).isEqualTo(odd);
        assertThat(event.getMetaData()).containsEntry("odd", odd);
    }

    @Test
    void keepsInstantsToTheNanosecond() {
        Instant at = Instant.parse("2026-11-23T10:15:30.000000001Z");
        log.engine.appendEvents(createEvent(0, at));

        assertThat(log.engine.readEvents(null, false).findFirst().orElseThrow().getTimestamp())
                .isEqualTo(at);
    }

    @Test
    void anEmptyAppendWritesNothing() {
        log.engine.appendEvents(List.<EventMessage<?>>of());

        assertThat(log.log.headPosition()).isZero();
    }

    private List<Long> positions() {
        return log.engine
                .readEvents(null, false)
                .map(TrackedEventMessage::trackingToken)
                .map(EventLogStorageEngine::position)
                .toList();
    }

    private AppendRequest append(EventMessage<?>... events) {
        AppendRequest append = new AppendRequest(Arrays.stream(events)
                .map(event -> NewEvent.of(event, log.engine.getEventSerializer(), log.log.seal()))
                .toList());
        append.take();
        return append;
    }

    private static LogWriter.Result write(LogWriter writer, List<AppendRequest> batch) {
        try {
            return writer.write(batch);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
