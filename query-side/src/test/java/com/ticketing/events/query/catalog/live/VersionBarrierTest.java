package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.CatalogSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VersionBarrierTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier applied = new VersionBarrier(catalog);
    private final CatalogProjection projection = new CatalogProjection(catalog, applied);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long position;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void doesNotWaitForWhatIsThere() throws Exception {
        project(event(1, EventStatus.DRAFT), 0);
        project(new EventPublished(id(1), "Jazz", CatalogSamples.NOW), 1);
        assertThat(applied.await(id(1), 0, Duration.ZERO)).isTrue();
        assertThat(applied.await(id(1), 1, LONG)).isTrue();
        assertThat(applied.awaited()).isZero();
    }

    @Test
    void wakesAllWhoWaitForAVersionAndNobodyElse() throws Exception {
        List<Future<Boolean>> forFirst =
                IntStream.range(0, 10).mapToObj(_ -> waiting(1, 0)).toList();
        Future<Boolean> forSecond = waiting(1, 1);
        Future<Boolean> forOther = waiting(2, 0);
        await().until(() -> applied.awaited() == 3);

        project(event(1, EventStatus.DRAFT), 0);
        for (Future<Boolean> waiter : forFirst) {
            assertThat(waiter.get()).isTrue();
        }
        assertThat(forSecond).isNotDone();
        assertThat(forOther).isNotDone();

        project(new EventPublished(id(1), "Jazz", CatalogSamples.NOW), 1);
        assertThat(forSecond.get()).isTrue();
        assertThat(forOther).isNotDone();
    }

    @Test
    void givesUpInTheEndAndLeavesNothingBehind() throws Exception {
        assertThat(applied.await(id(1), 0, Duration.ofMillis(1))).isFalse();
        assertThat(applied.await(id(1), 0, Duration.ofSeconds(-1))).isFalse();
        assertThat(applied.awaited()).isZero();
    }

    @Test
    void oneWhoGivesUpTakesNobodyElseAlong() throws Exception {
        Future<Boolean> patient = waiting(1, 0);
        await().until(() -> applied.awaited() == 1);
        assertThat(applied.await(id(1), 0, Duration.ofMillis(1))).isFalse();
        assertThat(applied.awaited()).isEqualTo(1);

        project(event(1, EventStatus.DRAFT), 0);
        assertThat(patient.get()).isTrue();
        assertThat(applied.awaited()).isZero();
    }

    @Test
    void anInterruptedWaiterLeavesNothingBehind() {
        Future<Boolean> waiter = waiting(1, 0);
        await().until(() -> applied.awaited() == 1);
        waiter.cancel(true);
        await().until(() -> applied.awaited() == 0);
    }

    @Test
    void losesNoWakeUpHoweverTheTwoMeet() throws Exception {
        project(event(1, EventStatus.DRAFT), 0);
        for (int version = 1; version <= 2_000; version++) {
            List<Future<Boolean>> waiters = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiters.add(waiting(1, version));
            }
            project(new InternalNotesRevised(id(1), "note", CatalogSamples.NOW), version);
            for (Future<Boolean> waiter : waiters) {
                assertThat(waiter.get()).isTrue();
            }
        }
        await().until(() -> applied.awaited() == 0);
    }

    private void project(DomainEvent event, long version) {
        projection.on(event, version, ++position);
    }

    private Future<Boolean> waiting(int event, long version) {
        return threads.submit(() -> applied.await(id(event), version, LONG));
    }
}
