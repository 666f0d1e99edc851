package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.CacheStatus.HIT;
import static com.ticketing.events.query.summary.CacheStatus.MISS;
import static com.ticketing.events.query.summary.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.SummarySamples.entry;
import static com.ticketing.events.query.summary.SummarySamples.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.summary.SummaryCache.Found;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SummaryCacheTest {

    private final UUID id = UUID.randomUUID();
    private final CatalogEntry jazz = entry(id, JAZZ, null, 0);
    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SummaryCache summaries = new SummaryCache(generator, properties(100), meters);

    @Test
    void writesOnceForManyReadersAtOnce() throws Exception {
        List<Found> found = new ArrayList<>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Found>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                answers.add(readers.submit(() -> summaries.find(jazz)));
            }
            for (Future<Found> answer : answers) {
                found.add(answer.get());
            }
        }
        generator.writes("whole").ends();
        assertThat(found).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(MISS);
            assertThat(each.generation().join().text()).isEqualTo("whole");
        });
        assertThat(generator.starts()).isEqualTo(1);
    }

    @Test
    void isAHitOnlyOnceTheTextIsWhole() {
        Found first = summaries.find(jazz);
        generator.writes("whole ");
        assertThat(summaries.find(jazz).state()).isEqualTo(MISS);
        assertThat(summaries.stateOf(first.key())).isEqualTo(MISS);
        generator.writes("text").ends();
        first.generation().join();
        assertThat(summaries.stateOf(first.key())).isEqualTo(HIT);
        assertThat(summaries.find(jazz).state()).isEqualTo(HIT);
    }

    @Test
    void isAMissForTheOneWhoStartedHoweverFastTheGeneratorIs() {
        for (int i = 0; i < 200; i++) {
            generator.writes("whole").ends();
            Found found = summaries.find(entry(UUID.randomUUID(), withTitle(JAZZ, "Jazz " + i), null, 0));
            assertThat(found.state()).isEqualTo(MISS);
            found.generation().join();
        }
    }

    @Test
    void asksTheGeneratorAgainAfterAFailure() {
        Found failing = summaries.find(jazz);
        generator.writes("half ").fails();
        assertThatThrownBy(failing.generation()::join).isInstanceOf(CompletionException.class);
        generator.writes("whole").ends();
        Found again = summaries.find(jazz);
        assertThat(again.state()).isEqualTo(MISS);
        assertThat(again.generation().join().text()).isEqualTo("whole");
    }

    @Test
    void keepsTheTextWhenOnlyPrivateFieldsChange() {
        cache(jazz);
        assertThat(summaries.find(entry(id, JAZZ, "new notes", 1)).state()).isEqualTo(HIT);
    }

    @Test
    void forgetsTheTextOfAnEarlierVersion() {
        cache(jazz);
        summaries.forget(id, 1);
        assertThat(summaries.stateOf(summaries.keyOf(jazz))).isEqualTo(MISS);
    }

    @Test
    void keepsATextThatIsAlreadyOfTheVersionAfterTheChange() {
        CatalogEntry revised = entry(id, withTitle(JAZZ, "Blues Night"), null, 1);
        cache(jazz);
        cache(revised);
        summaries.forget(id, 1);
        assertThat(summaries.find(revised).state()).isEqualTo(HIT);
        assertThat(summaries.stateOf(summaries.keyOf(jazz))).isEqualTo(MISS);
    }

    @Test
    void keepsNothingOfATextThatIsForgottenWhileItIsWritten() {
        Found reading = summaries.find(jazz);
        generator.writes("old ");
        summaries.forget(id, 1);
        generator.writes("text").ends();
        assertThat(reading.generation().join().text()).isEqualTo("old text");
        assertThat(summaries.stateOf(reading.key())).isEqualTo(MISS);
    }

    @Test
    void doesNotLetALateReaderOfAnOldVersionSpoilTheNewOne() {
        CatalogEntry revised = entry(id, withTitle(JAZZ, "Blues Night"), null, 1);
        cache(revised);
        cache(jazz);
        assertThat(summaries.find(revised).state()).isEqualTo(HIT);
    }

    @Test
    void keepsNoMoreTextsThanItMay() {
        SummaryCache small = new SummaryCache(generator, properties(3), meters);
        List<SummaryKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            generator.writes("whole").ends();
            Found found = small.find(entry(UUID.randomUUID(), withTitle(JAZZ, "Jazz " + i), null, 0));
            found.generation().join();
            keys.add(found.key());
        }
        await().until(() ->
                keys.stream().filter(key -> small.stateOf(key) == HIT).count() <= 3);
    }

    @Test
    void countsHitsAndMisses() {
        assertThat(requests(HIT) + requests(MISS)).isZero();
        cache(jazz);
        summaries.find(jazz);
        summaries.find(jazz);
        assertThat(requests(MISS)).isEqualTo(1);
        assertThat(requests(HIT)).isEqualTo(2);
    }

    private void cache(CatalogEntry entry) {
        generator.writes("whole").ends();
        summaries.find(entry).generation().join();
    }

    private double requests(CacheStatus state) {
        return meters.get("events.summary.requests")
                .tag("cache", state.name())
                .counter()
                .count();
    }

    private static SummaryProperties properties(int cacheSize) {
        return new SummaryProperties(Duration.ZERO, cacheSize, Duration.ofSeconds(15));
    }
}
