package com.ticketing.events.query.summary.generator;

import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.withLocation;
import static com.ticketing.events.query.summary.generator.SummarySamples.withStatus;
import static com.ticketing.events.query.summary.generator.SummarySamples.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules that every {@link SummaryGenerator} keeps, whatever the Event and whatever it depends on. */
@Timeout(60)
public abstract class SummaryGeneratorContract {

    private static final int RANDOM_EVENTS = 40;

    /** The generator under test. */
    protected abstract SummaryGenerator contractGenerator();

    @Test
    public void keepsTheFormatForAnyEvent() throws Exception {
        Random random = new Random(20_311_127);
        for (int i = 0; i < RANDOM_EVENTS; i++) {
            assertHasTheFormat(SummarySamples.random(random));
        }
        String words = "w ".repeat(100).strip();
        for (String name : List.of("x", "x".repeat(200), words, "%s {0} $1 \\", "Dr. Who? Live! Tour")) {
            assertHasTheFormat(withTitle(JAZZ, name));
            assertHasTheFormat(withLocation(JAZZ, name));
            assertHasTheFormat(withStatus(withTitle(withLocation(JAZZ, name), name), EventStatus.CANCELLED));
        }
    }

    @Test
    public void mentionsTitleLocationAndDayInTheFirstSentence() throws Exception {
        String text = String.join("", chunksOf(JAZZ));
        assertThat(text.split("[.!?] ", 2)[0]).contains("Jazz Night", "Blue Note, Berlin", "14 June 2031");
    }

    @Test
    public void statesThatACancelledEventIsCancelled() throws Exception {
        assertThat(String.join("", chunksOf(withStatus(JAZZ, EventStatus.CANCELLED))))
                .containsIgnoringCase("cancelled");
    }

    @Test
    public void generatesForManyCallersAtOnce() throws Exception {
        List<Callable<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            SummarySource source = withTitle(JAZZ, "Concert " + i);
            callers.add(() -> {
                assertHasTheFormat(source);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        }
    }

    @Test
    public void hasAConstantVersion() throws Exception {
        String version = contractGenerator().version();
        assertThat(version).isNotBlank();
        chunksOf(JAZZ);
        assertThat(contractGenerator().version()).isEqualTo(version);
    }

    /** Fifty to a hundred words on one line, in chunks of two to five. */
    private void assertHasTheFormat(SummarySource source) throws InterruptedException {
        List<String> chunks = chunksOf(source);
        String text = String.join("", chunks);
        assertThat(text)
                .doesNotContain("  ")
                .doesNotStartWith(" ")
                .doesNotEndWith(" ")
                .doesNotContainPattern("[\\p{IsWhite_Space}&&[^ ]]|\\p{Cc}");
        assertThat(text.split(" ").length).as(text).isBetween(50, 100);
        for (String chunk : chunks) {
            assertThat(chunk.split(" ").length).as(chunk).isBetween(2, 5);
        }
        assertThat(chunks.subList(0, chunks.size() - 1)).allMatch(chunk -> chunk.endsWith(" "));
    }

    private List<String> chunksOf(SummarySource source) throws InterruptedException {
        List<String> chunks = new ArrayList<>();
        contractGenerator().generate(source, chunks::add);
        return chunks;
    }
}
