package com.ticketing.events.query.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.CatalogPair;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.Step;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The index returns the same results as the reference implementation, for arbitrary histories and queries. */
class CatalogEquivalenceTest {

    @Property(tries = 2_000)
    void equalsTheReferenceAfterEveryStep(
            @ForAll("histories") List<Step> steps,
            @ForAll("queries") List<CatalogQuery> queries,
            @ForAll @IntRange(min = 1, max = 50) int mergeThreshold) {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        CatalogPair catalogs = new CatalogPair(new IndexedCatalog(mergeThreshold, scheduler));
        int next = 0;
        for (Step step : steps) {
            catalogs.apply(step);
            scheduler.runScheduled();
            assertThat(catalogs.indexed.bufferedRows()).isLessThan(mergeThreshold);
            assertEqualResults(catalogs, queries.get(next++ % queries.size()));
        }
        queries.forEach(query -> assertEqualResults(catalogs, query));
        catalogs.reference
                .ids()
                .forEach(id -> assertThat(catalogs.indexed.find(id)).isEqualTo(catalogs.reference.find(id)));
        assertThat(catalogs.indexed.ids()).containsExactlyInAnyOrderElementsOf(catalogs.reference.ids());
    }

    @Property(tries = 200)
    void equalsTheReferenceDuringBackgroundMerges(
            @ForAll("histories") List<Step> steps, @ForAll("queries") List<CatalogQuery> queries) {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            CatalogPair catalogs = new CatalogPair(new IndexedCatalog(3, (_, task) -> executor.execute(task)));
            for (Step step : steps) {
                catalogs.apply(step);
                assertEqualResults(catalogs, queries.getFirst());
            }
            queries.forEach(query -> assertEqualResults(catalogs, query));
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return ArbitraryHistories.steps().list().ofMinSize(1).ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<CatalogQuery>> queries() {
        return ArbitraryQueries.queries().list().ofMinSize(1).ofMaxSize(12);
    }

    private static void assertEqualResults(CatalogPair catalogs, CatalogQuery query) {
        assertThat(catalogs.indexed.search(query)).as("%s", query).isEqualTo(catalogs.reference.search(query));
    }
}
