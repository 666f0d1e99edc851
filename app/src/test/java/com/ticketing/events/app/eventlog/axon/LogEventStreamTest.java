package com.ticketing.events.app.eventlog.axon;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogEventStreamTest {

    private static final int RECENT_EVENTS = 8;
    private static final int READ_BATCH = 5;

    @TempDir
    private Path directory;

    private TestEventLog log;

    @BeforeEach
    void open() {
        log = TestEventLog.sqlite(
                directory,
                new EventLogProperties.Log(
                        100, Duration.ofSeconds(2), RECENT_EVENTS, READ_BATCH, Duration.ofSeconds(1)));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void isEmptyOnAnEmptyLog() {
        assertThat(follow(0).hasNextAvailable()).isFalse();
        assertThat(follow(0).peek()).isEmpty();
    }

    @Test
    void peekingDoesNotAdvance() throws InterruptedException {
        log.engine().appendEvents(createEvents(2));
        TrackingEventStream stream = follow(0);

        assertThat(position(stream.peek().orElseThrow())).isEqualTo(1);
        assertThat(position(stream.peek().orElseThrow())).isEqualTo(1);
        assertThat(position(stream.nextAvailable())).isEqualTo(1);
        assertThat(position(stream.peek().orElseThrow())).isEqualTo(2);
    }

    @Test
    void readsTheDatabaseWhileBehindAndThenTheRecentEvents() throws InterruptedException {
        log.engine().appendEvents(createEvents(30));
        TrackingEventStream stream = follow(3);

        assertThat(positions(stream, 27)).containsExactlyElementsOf(range(4, 30));

        EventMessage<?> fresh = createEvent("fresh", 0, "fresh " + directory);
        log.engine().appendEvents(fresh);
        assertThat(stream.nextAvailable().getPayload())
                .as("the same payload instance that was appended")
                .isSameAs(fresh.getPayload());
    }

    @Test
    void returnsEachEventOnceAcrossDatabaseAndRecentEvents() throws InterruptedException {
        TrackingEventStream stream = follow(0);
        List<Long> seen = new ArrayList<>();
        int version = 0;
        for (int burst = 1; burst <= 3 * RECENT_EVENTS; burst++) {
            for (int i = 0; i < burst; i++) {
                log.engine().appendEvents(createEvent("event", version++));
            }
            seen.addAll(positions(stream, Math.max(1, burst / 2)));
        }
        seen.addAll(positions(stream, version - seen.size()));

        assertThat(seen).containsExactlyElementsOf(range(1, version));
        assertThat(stream.hasNextAvailable()).isFalse();
    }

    @Test
    void isSignalledByAnAppend() throws Exception {
        TrackingEventStream stream = follow(0);
        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return position(stream.nextAvailable());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        log.engine().appendEvents(createEvent());

        assertThat(waiting.get(30, SECONDS)).isEqualTo(1);
    }

    @Test
    void missesNoSignal() throws Exception {
        int appends = 2000;
        TrackingEventStream stream = follow(0);
        CompletableFuture<List<Long>> follower = CompletableFuture.supplyAsync(() -> positions(stream, appends));

        for (int version = 0; version < appends; version++) {
            log.engine().appendEvents(createEvent("event", version));
        }

        assertThat(follower.get(30, SECONDS)).containsExactlyElementsOf(range(1, appends));
    }

    @Test
    void respectsTheTimeout() throws InterruptedException {
        assertThat(follow(0).hasNextAvailable(1, MILLISECONDS)).isFalse();
    }

    @Test
    void skipsEventsThatAnUpcasterDrops() throws InterruptedException {
        log.engine().appendEvents(createEvents(20));
        close();
        open();
        EventLogStorageEngine.Builder dropsAll = log.engineBuilder();
        dropsAll.upcasterChain(events -> events.filter(event -> false));
        LogEventStream stream = new LogEventStream(log.eventLog(), dropsAll.build(), 0);

        assertThat(stream.hasNextAvailable()).isFalse();

        log.engine().appendEvents(createEvent("fresh", 0));
        assertThat(position(stream.nextAvailable())).isEqualTo(21);
    }

    @Test
    void createsTheMessagesThatAxonCreates() {
        log.engine()
                .appendEvents(
                        createEvent("event", 0).withMetaData(Map.of("requestId", "r")),
                        GenericEventMessage.asEventMessage("of no Event"));
        EventLogStorageEngine.Builder unchanging = log.engineBuilder();
        unchanging.upcasterChain(events -> events);

        assertThat(messages(log.engine()))
                .hasSize(2)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(messages(unchanging.build()));
    }

    /** All that a reader gets from a message. */
    private record MessageContent(
            Class<?> kind,
            long position,
            String id,
            Instant at,
            Object payload,
            Class<?> payloadType,
            Map<String, Object> metadata,
            Optional<List<Object>> domainEvent) {}

    private List<MessageContent> messages(EventLogStorageEngine engine) {
        return engine.readEvents(null, false)
                .map(message -> new MessageContent(
                        message.getClass(),
                        position(message),
                        message.getIdentifier(),
                        message.getTimestamp(),
                        message.getPayload(),
                        message.getPayloadType(),
                        message.getMetaData(),
                        message instanceof DomainEventMessage<?> event
                                ? Optional.of(List.of(
                                        event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber()))
                                : Optional.empty()))
                .toList();
    }

    @Test
    void prefetchesInOrderUpToTheHead() {
        log.engine().appendEvents(createEvents(33));

        assertThat(restOfTheLog(0)).containsExactlyElementsOf(range(1, 33));
        assertThat(restOfTheLog(7)).containsExactlyElementsOf(range(8, 33));
        assertThat(restOfTheLog(31)).containsExactly(32L, 33L);
        assertThat(restOfTheLog(33)).isEmpty();
    }

    private List<Long> restOfTheLog(long position) {
        return log.engine()
                .readEvents(EventLogStorageEngine.token(position), false)
                .<Long>map(LogEventStreamTest::position)
                .toList();
    }

    private TrackingEventStream follow(long position) {
        return log.store().openStream(position == 0 ? null : EventLogStorageEngine.token(position));
    }

    private static List<Long> positions(TrackingEventStream stream, int count) {
        List<Long> positions = new ArrayList<>();
        try {
            while (positions.size() < count) {
                positions.add(position(stream.nextAvailable()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return positions;
    }

    private static long position(TrackedEventMessage<?> event) {
        return EventLogStorageEngine.position(event.trackingToken());
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
