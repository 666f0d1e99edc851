package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummarySamples.JAZZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final SummaryGeneration generation = SummaryGeneration.start(generator, JAZZ, Duration.ZERO);

    @Test
    void showsAChunkAsSoonAsItIsWritten() throws InterruptedException {
        generator.writes("one ");
        assertThat(generation.await(0, LONG)).isTrue();
        assertThat(generation.chunk(0)).isEqualTo("one ");
        assertThat(generation.await(1, SHORT)).isFalse();
        assertThat(generation).isNotDone();
    }

    @Test
    void isTheFutureOfTheWholeSummary() {
        generator.writes("one ", "two").ends();
        assertThat(generation.join()).isEqualTo(new Summary(List.of("one ", "two")));
        assertThat(generation.written()).isEqualTo(2);
    }

    @Test
    void letsManyReadersSeeEverythingWheneverTheyJoin() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> early = readAll(readers::submit);
            for (int i = 0; i < 30; i++) {
                generator.writes("chunk" + i + " ");
            }
            assertThat(generation.await(29, LONG)).isTrue();
            List<Future<List<String>>> late = readAll(readers::submit);
            generator.writes("end").ends();
            List<String> whole = generation.join().chunks();
            assertThat(whole).hasSize(31);
            for (Future<List<String>> reader : early) {
                assertThat(reader.get()).isEqualTo(whole);
            }
            for (Future<List<String>> reader : late) {
                assertThat(reader.get()).isEqualTo(whole);
            }
        }
    }

    @Test
    void goesOnWhenAReaderLeaves() throws InterruptedException {
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                generation.await(5, LONG);
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
    void wakesItsReadersWhenTheGeneratorFails() throws InterruptedException {
        generator.writes("one ").fails();
        assertThat(generation.await(1, LONG)).isTrue();
        assertThat(generation).isCompletedExceptionally();
        assertThat(generation.written()).isEqualTo(1);
    }

    @Test
    void takesAnEmptyTextForAFailure() {
        generator.ends();
        assertThatThrownBy(generation::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void pausesBetweenChunks() throws InterruptedException {
        SummaryGeneration slow =
                SummaryGeneration.start(new ScriptedGenerator().writes("one ", "two"), JAZZ, Duration.ofDays(1));
        assertThat(slow.await(0, LONG)).isTrue();
        assertThat(slow.await(1, SHORT)).isFalse();
    }

    private interface Submitter {
        Future<List<String>> submit(Callable<List<String>> reader);
    }

    private List<Future<List<String>>> readAll(Submitter readers) {
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(readers.submit(() -> {
                List<String> seen = new ArrayList<>();
                while (generation.await(seen.size(), LONG) && seen.size() < generation.written()) {
                    seen.add(generation.chunk(seen.size()));
                }
                return seen;
            }));
        }
        return answers;
    }
}
