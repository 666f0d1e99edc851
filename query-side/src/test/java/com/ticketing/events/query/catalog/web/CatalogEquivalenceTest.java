package com.ticketing.events.query.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.ManualMergeScheduler;
import com.ticketing.events.query.catalog.web.ArbitraryHistories.Both;
import com.ticketing.events.query.catalog.web.ArbitraryHistories.Step;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens and whoever asks, the index answers as the catalog does that walks over everything. */
class CatalogEquivalenceTest {

    @Property(tries = 2_000)
    void answersAlikeAfterEveryStep(
            @ForAll("lives") List<Step> steps,
            @ForAll("askings") List<CatalogQuery> queries,
            @ForAll @IntRange(min = 1, max = 50) int enough) {
        ManualMergeScheduler background = new ManualMergeScheduler();
        Both both = new Both(new IndexedCatalog(enough, background));
        int asked = 0;
        for (Step step : steps) {
            both.take(step);
            background.goOn();
            assertThat(both.indexed.newer()).isLessThan(enough);
            isAlike(both, queries.get(asked++ % queries.size()));
        }
        queries.forEach(query -> isAlike(both, query));
        both.plain.ids().forEach(id -> assertThat(both.indexed.find(id)).isEqualTo(both.plain.find(id)));
        assertThat(both.indexed.ids()).containsExactlyInAnyOrderElementsOf(both.plain.ids());
    }

    @Property(tries = 200)
    void answersAlikeWhileIndexesAreMadeInTheBackground(
            @ForAll("lives") List<Step> steps, @ForAll("askings") List<CatalogQuery> queries) {
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            Both both = new Both(new IndexedCatalog(3, (_, work) -> background.execute(work)));
            for (Step step : steps) {
                both.take(step);
                isAlike(both, queries.getFirst());
            }
            queries.forEach(query -> isAlike(both, query));
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return ArbitraryHistories.steps().list().ofMinSize(1).ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<CatalogQuery>> askings() {
        return ArbitraryListRequests.queries().list().ofMinSize(1).ofMaxSize(12);
    }

    private static void isAlike(Both both, CatalogQuery query) {
        assertThat(both.indexed.search(query)).as("%s", query).isEqualTo(both.plain.search(query));
        assertThat(both.indexed.all(query)).as("all of %s", query).containsExactlyElementsOf(both.plain.all(query));
    }
}
