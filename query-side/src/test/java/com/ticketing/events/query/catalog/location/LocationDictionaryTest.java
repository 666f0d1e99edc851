package com.ticketing.events.query.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class LocationDictionaryTest {

    /** Locations that are stored together. */
    private static final int BLOCK = 1024;

    private final LocationDictionary dictionary = new LocationDictionary();

    @Example
    void internsEachTextOnce() {
        Location berlin = dictionary.intern("Berlin");
        assertThat(dictionary.intern("Berlin")).isSameAs(berlin);
        assertThat(dictionary.intern("BERLIN")).isNotEqualTo(berlin);
        assertThat(berlin).isEqualTo(new Location(0, 0, "Berlin"));
    }

    @Example
    void extendsCachedMatchesByNewLocations() {
        dictionary.intern("Berlin");
        Set<String> terms = Set.of("ber");
        assertThat(dictionary.ordinalsMatching(terms)).isEqualTo(ordinals(0));
        dictionary.intern("Rome");
        dictionary.intern("Bern");
        assertThat(dictionary.ordinalsMatching(terms)).isEqualTo(ordinals(0, 2));
        assertThat(dictionary.ordinalsMatching(Set.of("nowhere"))).isEqualTo(ordinals());
    }

    @Example
    void growsBeyondItsInitialCapacity() {
        IntStream.range(0, 1_000)
                .forEach(i ->
                        assertThat(dictionary.intern("Hall " + i).ordinal()).isEqualTo(i));
        assertThat(dictionary.ordinalsMatching(Set.of("hall 99")))
                .isEqualTo(ordinals(99, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999));
    }

    @Example
    void searchesEveryBlock() {
        int locations = 3 * BLOCK + 1;
        IntStream.range(0, locations).forEach(i -> dictionary.intern("Hall " + i));
        assertThat(dictionary.ordinalsMatching(Set.of("hall")).cardinality()).isEqualTo(locations);
        for (int i = 0; i < locations; i += BLOCK / 2) {
            Set<String> terms = Set.of("hall " + i);
            assertThat(dictionary.ordinalsMatching(terms).get(i)).isTrue();
            assertThat(dictionary.cachedOrdinals(terms)).isEqualTo(dictionary.ordinalsMatching(terms));
        }
        dictionary.intern("Hall of Fame");
        assertThat(dictionary.cachedOrdinals(Set.of("hall"))).isNull();
        assertThat(dictionary.ordinalsMatching(Set.of("hall")).cardinality()).isEqualTo(locations + 1);
    }

    @Example
    void aReaderFindsEveryLocationThatWasAddedBefore() throws InterruptedException {
        AtomicInteger added = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20 * BLOCK; i++) {
                dictionary.intern("Hall " + i);
                added.set(i + 1);
            }
        });
        while (writer.isAlive()) {
            int before = added.get();
            assertThat(dictionary.ordinalsMatching(Set.of("all")).cardinality()).isGreaterThanOrEqualTo(before);
        }
        writer.join();
    }

    private static BitSet ordinals(Integer... ordinals) {
        BitSet set = new BitSet();
        List.of(ordinals).forEach(set::set);
        return set;
    }
}
