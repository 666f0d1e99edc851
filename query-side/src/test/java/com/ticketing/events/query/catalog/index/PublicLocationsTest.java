package com.ticketing.events.query.catalog.index;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.CatalogPair;
import com.ticketing.events.query.catalog.index.ArbitraryHistories.Step;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.text.AccentFolding;
import com.ticketing.events.query.catalog.text.CaseFolding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The public locations equal those that a scan of the reference implementation counts. */
class PublicLocationsTest {

    private static final Comparator<LocationCount> ORDER = Comparator.comparingInt(LocationCount::events)
            .reversed()
            .thenComparing(count -> CaseFolding.fold(count.location()));

    @Property(tries = 500)
    void equalsAScanOfTheReference(
            @ForAll("histories") List<Step> steps,
            @ForAll("phrases") String phrase,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 50) int mergeThreshold) {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        CatalogPair catalogs = new CatalogPair(new IndexedCatalog(mergeThreshold, scheduler));
        String folded = AccentFolding.fold(phrase);
        for (Step step : steps) {
            catalogs.apply(step);
            scheduler.runScheduled();
            assertThat(catalogs.indexed.publicLocations(folded, limit))
                    .isEqualTo(expected(catalogs.reference, folded, limit));
        }
    }

    private static List<LocationCount> expected(SortedSetCatalog reference, String phrase, int limit) {
        Map<String, List<String>> groups = publicLocations(reference)
                .filter(location -> AccentFolding.fold(location).contains(phrase))
                .collect(groupingBy(CaseFolding::fold));
        return groups.values().stream()
                .map(locations -> new LocationCount(mostFrequent(locations), locations.size()))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private static Stream<String> publicLocations(SortedSetCatalog reference) {
        return reference.ids().stream()
                .flatMap(id -> reference.find(id).stream())
                .filter(entry -> entry.status().isPublic())
                .map(CatalogEntry::location);
    }

    private static String mostFrequent(List<String> locations) {
        Map<String, Long> counts = locations.stream().collect(groupingBy(location -> location, counting()));
        return locations.stream()
                .min(Comparator.comparing((String location) -> Objects.requireNonNull(counts.get(location)))
                        .reversed()
                        .thenComparing(location -> location))
                .orElseThrow();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return ArbitraryHistories.steps().list().ofMinSize(1).ofMaxSize(100);
    }

    @Provide
    Arbitrary<String> phrases() {
        return Arbitraries.of(
                "", "", "berlin", "Berlin, Germany", "MUN", "e h", "ß", "istan", "_", "nowhere", "\u0301");
    }
}
