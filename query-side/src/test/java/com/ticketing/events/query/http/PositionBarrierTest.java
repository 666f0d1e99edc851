package com.ticketing.events.query.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.CatalogSamples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PositionBarrierTest {

    private final LiveCatalog catalog = new LiveCatalog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PositionBarrier barrier = new PositionBarrier(catalog, Duration.ofMinutes(1), meters);

    @Test
    void isAppliedAtOnceUpToThePositionOfTheCatalog() {
        apply(3);
        assertThat(barrier.whenApplied(0)).isCompletedWithValue(true);
        assertThat(barrier.whenApplied(3)).isCompletedWithValue(true);
        assertThat(barrier.whenApplied(4)).isNotDone();
    }

    @Test
    void completesQueriesInAnyOrderOfTheirPositions() {
        CompletableFuture<Boolean> fifth = barrier.whenApplied(5);
        CompletableFuture<Boolean> second = barrier.whenApplied(2);
        CompletableFuture<Boolean> alsoSecond = barrier.whenApplied(2);
        apply(2);
        assertThat(second).isCompletedWithValue(true);
        assertThat(alsoSecond).isCompletedWithValue(true);
        assertThat(fifth).isNotDone();
        apply(7);
        assertThat(fifth).isCompletedWithValue(true);
        assertThat(barrier.waiting()).isZero();
    }

    @Test
    void completesWithFalseAfterTheLongestWait() {
        PositionBarrier shortWait = new PositionBarrier(catalog, Duration.ofMillis(10));
        assertThat(shortWait.whenApplied(1).join()).isFalse();
        assertThat(shortWait.waiting()).isZero();
    }

    @Test
    void refusesQueriesBeyondTheLimit() {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < PositionBarrier.MAX_WAITING; i++) {
            waiting.add(barrier.whenApplied(1 + i % 10));
        }
        assertThatThrownBy(() -> barrier.whenApplied(9))
                .isInstanceOf(Unavailable.class)
                .hasMessage("This node has not reached position 9 of the event log yet");
        assertThat(meters.get("events.position.waiting").gauge().value()).isEqualTo(PositionBarrier.MAX_WAITING);
        assertThat(meters.get("events.position.refused").functionCounter().count())
                .isEqualTo(1);
        apply(10);
        assertThat(waiting).allSatisfy(each -> assertThat(each).isCompletedWithValue(true));
        assertThat(barrier.waiting()).isZero();
        assertThat(barrier.whenApplied(11)).isNotDone();
    }

    private void apply(long position) {
        catalog.apply(
                CatalogSamples.event(
                        UUID.randomUUID(), "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z", "Bern", EventStatus.DRAFT),
                0,
                position);
        barrier.signalApplied(position);
    }
}
