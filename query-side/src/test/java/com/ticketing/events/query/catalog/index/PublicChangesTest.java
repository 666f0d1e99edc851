package com.ticketing.events.query.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.CatalogPair;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.Step;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The public changes equal those of the reference implementation. */
class PublicChangesTest {

    @Property(tries = 500)
    void equalTheReferenceAfterEveryStep(
            @ForAll("histories") List<Step> steps, @ForAll @IntRange(min = 1, max = 50) int mergeThreshold) {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        CatalogPair catalogs = new CatalogPair(new IndexedCatalog(mergeThreshold, scheduler));
        Map<UUID, Instant> changedAt = new HashMap<>();
        List<ChangePoint> points = new ArrayList<>(List.of(ChangePoint.START));
        for (Step step : steps) {
            long before = catalogs.indexed.changes();
            catalogs.apply(step);
            scheduler.runScheduled();
            if (catalogs.indexed.changes() > before) {
                Row changed = catalogs.indexed.changesAfter(before, 1).rows().getFirst();
                changedAt.put(changed.id(), changed.entry().updatedAt());
                points.add(catalogs.indexed.changesAfter(0, 1_000).next());
            }
            ChangePoint from = points.get(step.event() % points.size());
            ChangePage page = catalogs.indexed.changesAfter(from.number(), 1_000);
            assertThat(page.rows()).extracting(Row::id).isEqualTo(catalogs.reference.changedAfter(from.number()));
            assertThat(page.rows())
                    .allSatisfy(row -> assertThat(row.changedAt()).isEqualTo(changedAt.get(row.id())));
            assertThat(page.next()).isEqualTo(points.getLast());
            assertThat(page.isLast()).isTrue();
        }
        assertThat(points).noneMatch(catalogs.indexed::isForeign);
    }

    @Property(tries = 200)
    void pagesShowEachEventOnce(@ForAll("histories") List<Step> steps, @ForAll @IntRange(min = 1, max = 7) int limit) {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        CatalogPair catalogs = new CatalogPair(new IndexedCatalog(20, scheduler));
        for (Step step : steps) {
            catalogs.apply(step);
            scheduler.runScheduled();
        }
        List<UUID> visited = new ArrayList<>();
        ChangePage page = catalogs.indexed.changesAfter(0, limit);
        while (!page.isLast()) {
            assertThat(page.rows()).hasSize(limit);
            page.rows().forEach(row -> visited.add(row.id()));
            assertThat(catalogs.indexed.isForeign(page.next())).isFalse();
            page = catalogs.indexed.changesAfter(page.next().number(), limit);
        }
        page.rows().forEach(row -> visited.add(row.id()));
        assertThat(visited).isEqualTo(catalogs.reference.changedAfter(0));
    }

    @Property(tries = 100)
    void anotherCatalogOfTheSameLogHasTheSamePoints(@ForAll("histories") List<Step> steps) {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        CatalogPair merged = new CatalogPair(new IndexedCatalog(3, scheduler));
        CatalogPair replayed = new CatalogPair(new IndexedCatalog(1_000, new ManualMergeScheduler()));
        for (Step step : steps) {
            merged.apply(step);
            scheduler.runScheduled();
            replayed.apply(step);
        }
        replayed.indexed.mergeNow();
        assertThat(replayed.indexed.changesAfter(0, 1_000).next())
                .isEqualTo(merged.indexed.changesAfter(0, 1_000).next());
    }

    @Example
    void recognisesPointsOfAnotherLog() {
        IndexedCatalog catalog = catalogOf("Berlin");
        ChangePoint end = catalog.changesAfter(0, 100).next();
        assertThat(end.number()).isPositive();
        assertThat(catalog.isForeign(end)).isFalse();
        assertThat(catalog.isForeign(new ChangePoint(end.number(), end.fingerprint() + 1)))
                .isTrue();
        assertThat(catalog.isForeign(new ChangePoint(0, 1))).isTrue();
        assertThat(catalog.isForeign(new ChangePoint(end.number() + 1, 1))).isFalse();
    }

    private static IndexedCatalog catalogOf(String... locations) {
        IndexedCatalog catalog = new IndexedCatalog(100, new ManualMergeScheduler());
        for (int i = 0; i < locations.length; i++) {
            catalog.apply(CatalogSamples.eventIn(i + 1, locations[i]), 0);
        }
        return catalog;
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return ArbitraryHistories.steps().list().ofMinSize(1).ofMaxSize(120);
    }
}
