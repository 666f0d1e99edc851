package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventDiscarded;
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

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier barrier = new VersionBarrier(catalog);
    private final CatalogFollower follower = CatalogWriter.followerWithoutLog(catalog, barrier);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long position;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void returnsAtOnceForAnAppliedVersion() throws Exception {
        apply(event(1, EventStatus.DRAFT), 0);
        apply(new EventPublished(id(1), "Jazz", CatalogSamples.NOW), 1);
        assertThat(barrier.awaitApplied(id(1), 0, Duration.ZERO)).isTrue();
        assertThat(barrier.awaitApplied(id(1), 1, TIMEOUT)).isTrue();
        assertThat(barrier.awaitedVersions()).isZero();
    }

    @Test
    void releasesExactlyTheThreadsThatWaitForAVersion() throws Exception {
        List<Future<Boolean>> forFirst =
                IntStream.range(0, 10).mapToObj(_ -> waiterFor(1, 0)).toList();
        Future<Boolean> forSecond = waiterFor(1, 1);
        Future<Boolean> forOther = waiterFor(2, 0);
        await().until(() -> barrier.awaitedVersions() == 3);

        apply(event(1, EventStatus.DRAFT), 0);
        for (Future<Boolean> waiter : forFirst) {
            assertThat(waiter.get()).isTrue();
        }
        assertThat(forSecond).isNotDone();
        assertThat(forOther).isNotDone();

        apply(new EventPublished(id(1), "Jazz", CatalogSamples.NOW), 1);
        assertThat(forSecond.get()).isTrue();
        assertThat(forOther).isNotDone();
    }

    @Test
    void seesTheVersionsOfADiscardedEvent() throws Exception {
        apply(event(1, EventStatus.DRAFT), 0);
        Future<Boolean> discarded = waiterFor(1, 1);
        apply(new EventDiscarded(id(1), CatalogSamples.NOW), 1);
        assertThat(discarded.get()).isTrue();
        assertThat(barrier.awaitApplied(id(1), 0, Duration.ZERO)).isTrue();
        assertThat(barrier.awaitApplied(id(1), 2, Duration.ZERO)).isFalse();
    }

    @Test
    void removesTheLatchAfterATimeout() throws Exception {
        assertThat(barrier.awaitApplied(id(1), 0, Duration.ofMillis(1))).isFalse();
        assertThat(barrier.awaitApplied(id(1), 0, Duration.ofSeconds(-1))).isFalse();
        assertThat(barrier.awaitedVersions()).isZero();
    }

    @Test
    void keepsTheLatchWhileAnotherThreadWaits() throws Exception {
        Future<Boolean> waiting = waiterFor(1, 0);
        await().until(() -> barrier.awaitedVersions() == 1);
        assertThat(barrier.awaitApplied(id(1), 0, Duration.ofMillis(1))).isFalse();
        assertThat(barrier.awaitedVersions()).isEqualTo(1);

        apply(event(1, EventStatus.DRAFT), 0);
        assertThat(waiting.get()).isTrue();
        assertThat(barrier.awaitedVersions()).isZero();
    }

    @Test
    void removesTheLatchAfterAnInterrupt() {
        Future<Boolean> waiter = waiterFor(1, 0);
        await().until(() -> barrier.awaitedVersions() == 1);
        waiter.cancel(true);
        await().until(() -> barrier.awaitedVersions() == 0);
    }

    @Test
    void losesNoSignalWhenWaitAndSignalRace() throws Exception {
        apply(event(1, EventStatus.DRAFT), 0);
        for (int version = 1; version <= 2_000; version++) {
            List<Future<Boolean>> waiters = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiters.add(waiterFor(1, version));
            }
            apply(new InternalNotesRevised(id(1), "note", CatalogSamples.NOW), version);
            for (Future<Boolean> waiter : waiters) {
                assertThat(waiter.get()).isTrue();
            }
        }
        await().until(() -> barrier.awaitedVersions() == 0);
    }

    private void apply(DomainEvent event, long version) {
        follower.apply(event, version, ++position);
    }

    private Future<Boolean> waiterFor(int event, long version) {
        return threads.submit(() -> barrier.awaitApplied(id(event), version, TIMEOUT));
    }
}
