package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummarySamples.JAZZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SummaryGenerationTest {

    private static final Loop LOOP = new Supervisor().register(LoopName.SUMMARY);

    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(20);

    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final SummaryGeneration generation = SummaryGeneration.start(generator, JAZZ, Duration.ZERO, LOOP);

    @Test
    void providesAChunkAsSoonAsItIsGenerated() throws InterruptedException {
        generator.writes("one ");
        assertThat(generation.awaitChunk(0, LONG_TIMEOUT)).isTrue();
        assertThat(generation.chunk(0)).isEqualTo("one ");
        assertThat(generation.awaitChunk(1, SHORT_TIMEOUT)).isFalse();
        assertThat(generation).isNotDone();
    }

    @Test
    void completesWithTheSummary() {
        generator.writes("one ", "two").ends();
        assertThat(generation.join()).isEqualTo(new Summary(List.of("one ", "two")));
        assertThat(generation.chunkCount()).isEqualTo(2);
    }

    @Test
    void providesEveryChunkToReadersThatJoinEarlyOrLate() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> early = readAll(readers::submit);
            for (int i = 0; i < 30; i++) {
                generator.writes("chunk" + i + " ");
            }
            assertThat(generation.awaitChunk(29, LONG_TIMEOUT)).isTrue();
            List<Future<List<String>>> late = readAll(readers::submit);
            generator.writes("end").ends();
            List<String> complete = generation.join().chunks();
            assertThat(complete).hasSize(31);
            for (Future<List<String>> reader : early) {
                assertThat(reader.get()).isEqualTo(complete);
            }
            for (Future<List<String>> reader : late) {
                assertThat(reader.get()).isEqualTo(complete);
            }
        }
    }

    @Test
    void continuesWhenAReaderIsInterrupted() throws InterruptedException {
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                generation.awaitChunk(5, LONG_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        generator.writes("one ");
        reader.interrupt();
        reader.join();
        generator.writes("two").ends();
        assertThat(generation.join().text()).isEqualTo("one two");
    }

    @Test
    void signalsItsReadersWhenTheGeneratorFails() throws InterruptedException {
        generator.writes("one ").fails();
        assertThat(generation.awaitChunk(1, LONG_TIMEOUT)).isTrue();
        assertThat(generation).isCompletedExceptionally();
        assertThat(generation.chunkCount()).isEqualTo(1);
    }

    @Test
    void failsOnAnEmptyText() {
        generator.ends();
        assertThatThrownBy(generation::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void waitsForTheChunkDelayBetweenChunks() throws InterruptedException {
        SummaryGeneration slow =
                SummaryGeneration.start(new ScriptedGenerator().writes("one ", "two"), JAZZ, Duration.ofDays(1), LOOP);
        assertThat(slow.awaitChunk(0, LONG_TIMEOUT)).isTrue();
        assertThat(slow.awaitChunk(1, SHORT_TIMEOUT)).isFalse();
    }

    private interface Submitter {
        Future<List<String>> submit(Callable<List<String>> reader);
    }

    private List<Future<List<String>>> readAll(Submitter readers) {
        List<Future<List<String>>> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            results.add(readers.submit(() -> {
                List<String> seen = new ArrayList<>();
                while (generation.awaitChunk(seen.size(), LONG_TIMEOUT) && seen.size() < generation.chunkCount()) {
                    seen.add(generation.chunk(seen.size()));
                }
                return seen;
            }));
        }
        return results;
    }
}
