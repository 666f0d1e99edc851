package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.CacheStatus.HIT;
import static com.ticketing.events.query.summary.CacheStatus.MISS;
import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.entry;
import static com.ticketing.events.query.summary.generator.SummarySamples.in;
import static com.ticketing.events.query.summary.generator.SummarySamples.source;
import static com.ticketing.events.query.summary.generator.SummarySamples.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.summary.SummaryCache.Lookup;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SummaryCacheTest {

    private final UUID id = UUID.randomUUID();
    private final CatalogEntry jazz = entry(id, JAZZ, null, 0);
    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SummaryCache summaries =
            new SummaryCache(generator, properties(100), HeapBudget.of(1L << 30), meters, new Supervisor());

    @Test
    void generatesOnceForConcurrentReaders() throws Exception {
        List<Lookup> lookups = new ArrayList<>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Lookup>> futures = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                futures.add(readers.submit(() -> get(jazz)));
            }
            for (Future<Lookup> future : futures) {
                lookups.add(future.get());
            }
        }
        generator.writes("complete").ends();
        assertThat(lookups).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(MISS);
            assertThat(each.generation().join().text()).isEqualTo("complete");
        });
        assertThat(generator.starts()).isEqualTo(1);
    }

    @Test
    void isAHitOnlyWhenTheTextIsComplete() {
        Lookup first = get(jazz);
        generator.writes("complete ");
        assertThat(get(jazz).status()).isEqualTo(MISS);
        assertThat(summaries.statusOf(first.key())).isEqualTo(MISS);
        generator.writes("text").ends();
        first.generation().join();
        assertThat(summaries.statusOf(first.key())).isEqualTo(HIT);
        assertThat(get(jazz).status()).isEqualTo(HIT);
    }

    @Test
    void isAMissForTheReaderThatStartsTheGeneration() {
        for (int i = 0; i < 200; i++) {
            generator.writes("complete").ends();
            Lookup lookup = get(entry(UUID.randomUUID(), withTitle(JAZZ, "Jazz " + i), null, 0));
            assertThat(lookup.status()).isEqualTo(MISS);
            lookup.generation().join();
        }
    }

    @Test
    void startsANewGenerationAfterAFailure() {
        Lookup failing = get(jazz);
        generator.writes("half ").fails();
        assertThatThrownBy(failing.generation()::join).isInstanceOf(CompletionException.class);
        generator.writes("complete").ends();
        Lookup again = get(jazz);
        assertThat(again.status()).isEqualTo(MISS);
        assertThat(again.generation().join().text()).isEqualTo("complete");
    }

    @Test
    void keepsTheSummaryIfOnlyPrivateFieldsChange() {
        cache(jazz);
        assertThat(get(entry(id, JAZZ, "new notes", 1)).status()).isEqualTo(HIT);
    }

    @Test
    void invalidatesTheSummaryOfAnEarlierVersion() {
        cache(jazz);
        summaries.invalidate(id, 1);
        assertThat(summaries.statusOf(summaries.keyOf(JAZZ))).isEqualTo(MISS);
        assertThat(generator.removed()).containsExactly(summaries.keyOf(JAZZ));
    }

    @Test
    void removesAKeyThatAnotherNodeHasRemovedOnThisNodeOnly() {
        cache(jazz);
        summaries.remove(summaries.keyOf(JAZZ));
        assertThat(summaries.statusOf(summaries.keyOf(JAZZ))).isEqualTo(MISS);
        assertThat(generator.removed()).isEmpty();
    }

    @Test
    void keepsASummaryThatIncludesTheChange() {
        CatalogEntry revised = entry(id, withTitle(JAZZ, "Blues Night"), null, 1);
        cache(jazz);
        cache(revised);
        summaries.invalidate(id, 1);
        assertThat(get(revised).status()).isEqualTo(HIT);
        assertThat(summaries.statusOf(summaries.keyOf(JAZZ))).isEqualTo(MISS);
    }

    @Test
    void keepsTheSummariesInSeveralTimeZones() {
        cacheIn("Europe/Berlin", jazz);
        cacheIn("Asia/Tokyo", jazz);
        cacheIn("UTC", entry(id, JAZZ, "new notes", 1));
        assertThat(List.of(statusIn("Europe/Berlin"), statusIn("Asia/Tokyo"), statusIn("UTC")))
                .containsOnly(HIT);
    }

    @Test
    void invalidatesTheSummariesInAllTimeZones() {
        cacheIn("Europe/Berlin", jazz);
        cacheIn("Asia/Tokyo", jazz);
        summaries.invalidate(id, 1);
        assertThat(List.of(statusIn("Europe/Berlin"), statusIn("Asia/Tokyo"))).containsOnly(MISS);

        cacheIn("Europe/Berlin", jazz);
        cacheIn("Asia/Tokyo", jazz);
        cacheIn("Asia/Tokyo", entry(id, withTitle(JAZZ, "Blues Night"), null, 2));
        assertThat(List.of(statusIn("Europe/Berlin"), statusIn("Asia/Tokyo"))).containsOnly(MISS);
    }

    @Test
    void generatesOnceForTimeZonesThatNameTheDatesAlike() {
        cacheIn("Europe/Berlin", jazz);
        assertThat(summaries.get(jazz, in("Europe/Paris", JAZZ)).status()).isEqualTo(HIT);
        cacheIn("Africa/Johannesburg", jazz);
        assertThat(generator.starts()).isEqualTo(2);
    }

    @Test
    void keepsTheLatestTimeZonesOfAnEvent() {
        List<String> zones = IntStream.range(0, SummaryCache.MAX_SUMMARIES_OF_AN_EVENT + 2)
                .mapToObj("UTC+01:%02d"::formatted)
                .toList();
        zones.forEach(zone -> cacheIn(zone, jazz));
        assertThat(zones.subList(0, 2))
                .allSatisfy(zone -> assertThat(statusIn(zone)).isEqualTo(MISS));
        assertThat(zones.subList(2, zones.size()))
                .allSatisfy(zone -> assertThat(statusIn(zone)).isEqualTo(HIT));
    }

    @Test
    void doesNotCacheAGenerationInvalidatedWhileItRuns() {
        Lookup reading = get(jazz);
        generator.writes("old ");
        summaries.invalidate(id, 1);
        generator.writes("text").ends();
        assertThat(reading.generation().join().text()).isEqualTo("old text");
        assertThat(summaries.statusOf(reading.key())).isEqualTo(MISS);
    }

    @Test
    void keepsTheNewerSummaryIfAnOlderVersionIsReadLater() {
        CatalogEntry revised = entry(id, withTitle(JAZZ, "Blues Night"), null, 1);
        cache(revised);
        cache(jazz);
        assertThat(get(revised).status()).isEqualTo(HIT);
    }

    @Test
    void respectsTheSizeLimit() {
        SummaryCache small =
                new SummaryCache(generator, properties(3), HeapBudget.of(1L << 30), meters, new Supervisor());
        List<SummaryKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            generator.writes("complete").ends();
            SummarySource source = withTitle(JAZZ, "Jazz " + i);
            Lookup lookup = small.get(entry(UUID.randomUUID(), source, null, 0), source);
            lookup.generation().join();
            keys.add(lookup.key());
        }
        await().until(() ->
                keys.stream().filter(key -> small.statusOf(key) == HIT).count() <= 3);
    }

    @Test
    void countsHitsAndMisses() {
        assertThat(requests(HIT) + requests(MISS)).isZero();
        cache(jazz);
        get(jazz);
        get(jazz);
        assertThat(requests(MISS)).isEqualTo(1);
        assertThat(requests(HIT)).isEqualTo(2);
    }

    private void cache(CatalogEntry entry) {
        generator.writes("complete").ends();
        get(entry).generation().join();
    }

    private Lookup get(CatalogEntry entry) {
        return summaries.get(entry, source(entry));
    }

    private void cacheIn(String zone, CatalogEntry entry) {
        generator.writes("complete").ends();
        summaries.get(entry, in(zone, source(entry))).generation().join();
    }

    private CacheStatus statusIn(String zone) {
        return summaries.statusOf(summaries.keyOf(in(zone, JAZZ)));
    }

    private double requests(CacheStatus status) {
        return meters.get("events.summary.requests")
                .tag("cache", status.name())
                .counter()
                .count();
    }

    private static SummaryProperties properties(int cacheSize) {
        return new SummaryProperties(
                SummaryProperties.Generator.TEMPLATE, Duration.ZERO, cacheSize, Duration.ofSeconds(15));
    }
}
