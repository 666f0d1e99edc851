package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SummaryGenerationTest {

    private static final Loop LOOP = new Supervisor().register(LoopName.SUMMARY);
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    private final ScriptedGenerator generator = new ScriptedGenerator();

    @AfterAll
    static void stopTimer() {
        TIMER.shutdownNow();
    }

    @Test
    void providesAChunkAsSoonAsItIsGenerated() {
        SummaryGeneration generation = start(Duration.ZERO);
        generator.writes("one ");
        await().until(() -> generation.chunkCount() == 1);
        assertThat(generation.chunk(0)).isEqualTo("one ");
        assertThat(generation).isNotDone();
        generator.ends();
    }

    @Test
    void completesWithTheSummary() {
        SummaryGeneration generation = start(Duration.ZERO);
        generator.writes("one ", "two").ends();
        assertThat(generation.join()).isEqualTo(new Summary(List.of("one ", "two")));
        assertThat(generation.chunkCount()).isEqualTo(2);
    }

    @Test
    void providesAllChunksThatPrecedeAFailure() {
        SummaryGeneration generation = start(Duration.ofMillis(5));
        generator.writes("one ", "two ", "three ").fails();
        assertThatThrownBy(generation::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(generation.chunkCount()).isEqualTo(3);
    }

    @Test
    void failsOnAnEmptyText() {
        generator.ends();
        assertThatThrownBy(start(Duration.ZERO)::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void pausesBetweenChunks() {
        RecordingTimer timer = new RecordingTimer();
        SummaryGeneration generation = SummaryGeneration.start(generator, JAZZ, Duration.ofDays(1), timer, LOOP);
        generator.writes("one ", "two ", "three");
        for (int count = 1; count <= 3; count++) {
            await().until(() -> timer.getQueue().size() == 1);
            assertThat(generation.chunkCount()).isEqualTo(count);
            timer.endPause();
        }
        generator.ends();
        assertThat(generation.join().text()).isEqualTo("one two three");
        timer.shutdownNow();
    }

    @Test
    void failsIfAPauseCannotBeScheduled() {
        ScheduledExecutorService stopped = new ScheduledThreadPoolExecutor(1);
        stopped.shutdownNow();
        generator.writes("one ", "two").ends();
        SummaryGeneration generation = SummaryGeneration.start(generator, JAZZ, Duration.ofDays(1), stopped, LOOP);
        assertThatThrownBy(generation::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    private SummaryGeneration start(Duration chunkDelay) {
        return SummaryGeneration.start(generator, JAZZ, chunkDelay, TIMER, LOOP);
    }

    /** Timer whose pauses a test ends. */
    private static final class RecordingTimer extends ScheduledThreadPoolExecutor {

        RecordingTimer() {
            super(0);
        }

        void endPause() {
            Runnable next = getQueue().peek();
            assertThat(next).isNotNull();
            getQueue().remove(next);
            next.run();
        }
    }
}
