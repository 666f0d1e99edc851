package com.ticketing.events.query.catalog.location;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocationDictionaryTest {

    private final LocationDictionary dictionary = new LocationDictionary();

    @Example
    void internsEachTextOnce() {
        Location berlin = dictionary.intern("Berlin");
        assertThat(dictionary.intern("Berlin")).isSameAs(berlin);
        assertThat(dictionary.intern("BERLIN")).isNotEqualTo(berlin);
        assertThat(berlin).isEqualTo(new Location(0, "Berlin", "berlin"));
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

    @Property
    void automatonMatchesLikeASearchForEachTerm(@ForAll("terms") Set<String> terms, @ForAll("text") String text) {
        assertThat(TermMatcher.AhoCorasick.of(terms).matches(text))
                .isEqualTo(terms.stream().anyMatch(text::contains));
    }

    @Example
    void usesTheAutomatonForManyTerms() {
        Set<String> terms = IntStream.range(0, 5_000).mapToObj(i -> "x" + i).collect(toSet());
        assertThat(TermMatcher.of(terms)).isInstanceOf(TermMatcher.AhoCorasick.class);
        assertThat(TermMatcher.of(terms).matches("a hall named x4999 somewhere"))
                .isTrue();
        assertThat(TermMatcher.of(terms).matches("a hall named x somewhere")).isFalse();
        assertThat(TermMatcher.of(Set.of("x"))).isInstanceOf(TermMatcher.Sequential.class);
    }

    @Provide
    Arbitrary<Set<String>> terms() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(1)
                .ofMaxLength(5)
                .set()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars("abcd").ofMaxLength(30);
    }

    private static BitSet ordinals(Integer... ordinals) {
        BitSet set = new BitSet();
        List.of(ordinals).forEach(set::set);
        return set;
    }
}
