package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.error.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PositionBarrierTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PositionBarrier barrier = new BarrierOfPosition(Duration.ofMinutes(1));
    private long applied;

    private final class BarrierOfPosition extends PositionBarrier {

        BarrierOfPosition(Duration maxWait) {
            super("test", maxWait, meters);
        }

        @Override
        public long position() {
            return applied;
        }
    }

    @Test
    void isAppliedAtOnceUpToThePositionOfTheProjection() {
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
        PositionBarrier shortWait = new BarrierOfPosition(Duration.ofMillis(10));
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
        applied = position;
        barrier.signalApplied(position);
    }
}
