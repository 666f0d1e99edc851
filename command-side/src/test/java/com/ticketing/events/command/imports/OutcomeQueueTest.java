package com.ticketing.events.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.error.InvalidRequest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutcomeQueueTest {

    private static final long NOW = 0;
    private static final long LONG = TimeUnit.SECONDS.toNanos(10);

    private final OutcomeQueue outcomes = new OutcomeQueue(1_000);

    @Test
    void hasTheOrderOfTheLines() throws Exception {
        CompletableFuture<ImportedLine> first = outcomes.add();
        CompletableFuture<ImportedLine> second = outcomes.add();
        assertThat(outcomes.poll(NOW)).isNull();
        outcomes.complete(second, created(2));
        assertThat(outcomes.poll(NOW)).isNull();
        assertThat(outcomes.hasNext()).isFalse();
        outcomes.complete(first, created(1));
        outcomes.add(OutcomeQueue.END);

        assertThat(outcomes.hasNext()).isTrue();
        assertThat(outcomes.poll(LONG)).returns(1L, ImportedLine::line);
        assertThat(outcomes.poll(LONG)).returns(2L, ImportedLine::line);
        assertThat(outcomes.poll(LONG)).isSameAs(OutcomeQueue.END);
        assertThat(outcomes.hasNext()).isFalse();
        assertThat(outcomes.poll(NOW)).isNull();
    }

    @Test
    void waitsForAnOutcome() throws Exception {
        CompletableFuture<ImportedLine> first = outcomes.add();
        Future<?> completion = CompletableFuture.runAsync(() -> outcomes.complete(first, created(1)));
        assertThat(outcomes.poll(LONG)).returns(1L, ImportedLine::line);
        completion.get();
    }

    @Test
    void holdsTheReaderBackWhileTooManyOutcomesAreNotSent() throws Exception {
        assertThat(outcomes.awaitRoom()).isTrue();
        outcomes.add(ImportedLine.refused(1, new InvalidRequest("title", "x".repeat(1_000))));
        CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(outcomes::awaitRoom);
        assertThat(room.completeOnTimeout(null, 50, TimeUnit.MILLISECONDS).get())
                .isNull();

        CompletableFuture<Boolean> later = CompletableFuture.supplyAsync(outcomes::awaitRoom);
        assertThat(outcomes.poll(NOW)).returns(400, ImportedLine::status);
        assertThat(later.get()).isTrue();
    }

    @Test
    void releasesTheReaderWhenItIsAbandoned() throws Exception {
        outcomes.add(ImportedLine.refused(1, new InvalidRequest("title", "x".repeat(1_000))));
        CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(outcomes::awaitRoom);
        outcomes.abandon();
        assertThat(room.get()).isFalse();
    }

    private static ImportedLine created(long line) {
        return ImportedLine.created(line, new UUID(0, line));
    }
}
