package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;
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

class TermMatcherTest {

    @Property
    void bothMatchersFindTheTextsThatContainATerm(
            @ForAll("terms") Set<String> terms, @ForAll("texts") List<String> texts) {
        assertFinds(terms, texts);
    }

    @Example
    void findsATermAtEveryOffsetAndNoMatchAcrossTwoTexts() {
        for (int offset = 0; offset < 40; offset++) {
            String text = "-".repeat(offset) + "needle";
            assertFinds(Set.of("needle"), List.of(text, text + "-", "-" + text, "need", "le", "needl", "eneedl"));
        }
    }

    @Example
    void distinguishesCharactersThatShareBytes() {
        assertFinds(Set.of("é"), List.of("è", "é", "ĩ", "©", "Ã©", "日", "😀", "caf\u00E9 noir"));
        assertFinds(Set.of("日本"), List.of("日", "本日", "日本橋", "東日本"));
    }

    @Example
    void usesTheAutomatonForManyTerms() {
        Set<String> terms = IntStream.range(0, 5_000).mapToObj(i -> "x" + i).collect(toSet());
        assertThat(TermMatcher.of(terms)).isInstanceOf(AhoCorasick.class);
        assertThat(TermMatcher.of(Set.of("x"))).isInstanceOf(SequentialMatcher.class);
        assertThat(found(TermMatcher.of(terms), List.of("a hall named x4999 somewhere", "a hall named x somewhere")))
                .isEqualTo(BitSet.valueOf(new long[] {1}));
    }

    private static void assertFinds(Set<String> terms, List<String> texts) {
        BitSet expected = new BitSet();
        for (int i = 0; i < texts.size(); i++) {
            expected.set(i, terms.stream().anyMatch(texts.get(i)::contains));
        }
        assertThat(found(SequentialMatcher.of(terms), texts)).as("one by one").isEqualTo(expected);
        assertThat(found(AhoCorasick.of(terms), texts)).as("automaton").isEqualTo(expected);
    }

    private static BitSet found(TermMatcher matcher, List<String> texts) {
        TextBlock block = new TextBlock();
        texts.forEach(text -> block.add(text.getBytes(UTF_8)));
        BitSet found = new BitSet();
        block.search(matcher, 0, texts.size(), 0, found);
        return found;
    }

    @Provide
    Arbitrary<Set<String>> terms() {
        return Arbitraries.strings()
                .withChars("abcäß日")
                .ofMinLength(1)
                .ofMaxLength(5)
                .set()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("abcdäß日本")
                .ofMinLength(1)
                .ofMaxLength(30)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
