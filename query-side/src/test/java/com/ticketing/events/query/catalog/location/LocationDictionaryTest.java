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

    private final LocationDictionary places = new LocationDictionary();

    @Example
    void knowsEachTextOnce() {
        Location berlin = places.named("Berlin");
        assertThat(places.named("Berlin")).isSameAs(berlin);
        assertThat(places.named("BERLIN")).isNotEqualTo(berlin);
        assertThat(berlin).isEqualTo(new Location(0, "Berlin", "berlin"));
    }

    @Example
    void looksAtNewPlacesToo() {
        places.named("Berlin");
        Set<String> terms = Set.of("ber");
        assertThat(places.matching(terms)).isEqualTo(numbers(0));
        places.named("Rome");
        places.named("Bern");
        assertThat(places.matching(terms)).isEqualTo(numbers(0, 2));
        assertThat(places.matching(Set.of("nowhere"))).isEqualTo(numbers());
    }

    @Example
    void numbersMorePlacesThanItHasRoomForAtFirst() {
        IntStream.range(0, 1_000)
                .forEach(i -> assertThat(places.named("Hall " + i).number()).isEqualTo(i));
        assertThat(places.matching(Set.of("hall 99")))
                .isEqualTo(numbers(99, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999));
    }

    @Property
    void findsManyTermsLikeOneByOne(@ForAll("terms") Set<String> terms, @ForAll("text") String text) {
        assertThat(TermMatcher.Many.of(terms).areIn(text))
                .isEqualTo(terms.stream().anyMatch(text::contains));
    }

    @Example
    void looksForThousandsOfTermsInOnePass() {
        Set<String> terms = IntStream.range(0, 5_000).mapToObj(i -> "x" + i).collect(toSet());
        assertThat(TermMatcher.of(terms)).isInstanceOf(TermMatcher.Many.class);
        assertThat(TermMatcher.of(terms).areIn("a hall named x4999 somewhere")).isTrue();
        assertThat(TermMatcher.of(terms).areIn("a hall named x somewhere")).isFalse();
        assertThat(TermMatcher.of(Set.of("x"))).isInstanceOf(TermMatcher.Few.class);
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

    private static BitSet numbers(Integer... numbers) {
        BitSet set = new BitSet();
        List.of(numbers).forEach(set::set);
        return set;
    }
}
