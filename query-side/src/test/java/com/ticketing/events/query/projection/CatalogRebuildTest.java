package com.ticketing.events.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.supervision.Supervisor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogRebuildTest {

    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UUID ID = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Log log = new Log();
    private final LiveCatalog live = new LiveCatalog();
    private final CatalogRebuild rebuild = new CatalogRebuild(live, log, CLOCK, new Supervisor());
    private long position;

    /** Event log whose reads can be blocked and made to fail. */
    private static final class Log extends InMemoryEventStorageEngine {

        private final CountDownLatch readable = new CountDownLatch(1);
        private volatile RuntimeException failure;

        Log() {
            super(1);
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
            try {
                readable.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw failure;
            }
            return super.readEvents(after, mayBlock);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        rebuild.stop();
    }

    @Test
    void hasNoReportBeforeTheFirstRebuild() {
        assertThat(rebuild.lastReport()).isNull();
        assertThat(rebuild.isRunning()).isFalse();
    }

    @Test
    void reportsTheReplayedDomainEvents() {
        appendAndApply(created(ID), 0);
        appendAndApply(new EventPublished(ID, "Jazz", NOW), 1);
        log.readable.countDown();

        RebuildReport report = run();
        assertThat(report.startedAt()).isEqualTo(NOW);
        assertThat(report.finishedAt()).isAfterOrEqualTo(NOW);
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.seconds()).isNotNegative();
        assertThat(report.differences()).isEmpty();
        assertThat(report.swapped()).isTrue();
        assertThat(report.error()).isNull();
        assertThat(rebuild.progress()).isEqualTo(1);
    }

    @Test
    void rebuildsFromAnEmptyEventLog() {
        log.readable.countDown();
        assertThat(run().events()).isZero();
    }

    @Test
    void replaysAnEventLogOfManyBatches() {
        int events = 5_000;
        for (int n = 1; n <= events; n++) {
            appendAndApply(created(new UUID(0, n)), 0);
        }
        log.readable.countDown();

        assertThat(run().events()).isEqualTo(events);
        assertThat(live.find(new UUID(0, events))).isPresent();
    }

    @Test
    void reportsAndRepairsDifferencesFromTheEventLog() {
        appendAndApply(created(ID), 0);
        appendAndApply(created(OTHER), 0);
        CatalogWriter.apply(live, new EventCancelled(ID, "Jazz", NOW), 1, position);
        log.readable.countDown();

        RebuildReport report = run();
        assertThat(report.differences()).containsExactly(ID);
        assertThat(report.swapped()).isTrue();
        assertThat(live.find(ID).orElseThrow().status()).isEqualTo(EventStatus.DRAFT);
    }

    @Test
    void doesNotApplyDomainEventsBeyondTheLiveCatalog() {
        appendAndApply(created(ID), 0);
        append(new EventPublished(ID, "Jazz", NOW), 1);
        log.readable.countDown();

        assertThat(run().events()).isEqualTo(1);
        assertThat(live.find(ID).orElseThrow().version()).isZero();
        assertThat(live.position()).isEqualTo(1);
    }

    @Test
    void refusesASecondRebuildWhileOneIsRunning() {
        rebuild.start();
        assertThat(rebuild.isRunning()).isTrue();
        assertThatThrownBy(rebuild::start).isInstanceOf(RebuildRefused.class);
        log.readable.countDown();
        await().until(() -> !rebuild.isRunning());
        assertThat(run().swapped()).isTrue();
    }

    @Test
    void refusesARebuildThatDoesNotFitIntoTheHeap() {
        int events = 10_000;
        for (int n = 1; n <= events; n++) {
            appendAndApply(created(new UUID(0, n)), 0);
        }
        long needed = 550L * events;
        CatalogRebuild tight = new CatalogRebuild(live, log, CLOCK, new Supervisor(), _ -> needed - 1);
        assertThatThrownBy(tight::start)
                .isInstanceOf(RebuildRefused.class)
                .hasMessage("The shadow catalog of a rebuild needs about 6 MiB of heap, and 5 MiB are free; start the"
                        + " service with a larger -Xmx");
        assertThat(tight.isRunning()).isFalse();

        log.readable.countDown();
        CatalogRebuild sufficient = new CatalogRebuild(live, log, CLOCK, new Supervisor(), _ -> needed);
        sufficient.start();
        await().until(() -> !sufficient.isRunning());
        assertThat(sufficient.lastReport()).isNotNull().matches(RebuildReport::swapped);
    }

    @Test
    void includesDomainEventsWrittenDuringTheRebuild() {
        appendAndApply(created(ID), 0);
        rebuild.start();
        appendAndApply(new EventPublished(ID, "Jazz", NOW), 1);
        log.readable.countDown();
        await().until(() -> !rebuild.isRunning());

        assertThat(last().differences()).isEmpty();
        assertThat(live.find(ID).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void reportsThatTheEventLogCouldNotBeRead() {
        appendAndApply(created(ID), 0);
        log.failure = new Unavailable("no");
        log.readable.countDown();

        assertFailure(run(), "The event log could not be read");
    }

    @Test
    void reportsThePositionOfAFailure() {
        appendAndApply(created(ID), 0);
        CatalogWriter.apply(live, new EventPublished(ID, "Jazz", NOW), 1, ++position);
        log.readable.countDown();

        assertFailure(run(), "Failed after position 1 of the event log; see the service log");
        assertThat(live.find(ID).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void stopsWithTheService() throws Exception {
        appendAndApply(created(ID), 0);
        rebuild.start();
        rebuild.stop();

        assertThat(rebuild.isRunning()).isFalse();
        assertFailure(last(), "The service was stopped");
    }

    private RebuildReport run() {
        rebuild.start();
        await().until(() -> !rebuild.isRunning());
        return last();
    }

    private RebuildReport last() {
        RebuildReport last = rebuild.lastReport();
        assertThat(last).isNotNull();
        return last;
    }

    private void assertFailure(RebuildReport report, String reason) {
        assertThat(report.swapped()).isFalse();
        assertThat(report.error()).isEqualTo(reason);
        assertThat(live.find(ID)).isPresent();
    }

    private void appendAndApply(DomainEvent event, long version) {
        append(event, version);
        CatalogWriter.apply(live, event, version, ++position);
    }

    private void append(DomainEvent event, long version) {
        log.appendEvents(
                List.of(new GenericDomainEventMessage<>("Event", event.id().toString(), version, event)));
    }

    private static EventCreated created(UUID id) {
        return new EventCreated(
                id, "Jazz", NOW.plusSeconds(60), NOW.plusSeconds(120), "Berlin", EventStatus.DRAFT, null, null, NOW);
    }
}
