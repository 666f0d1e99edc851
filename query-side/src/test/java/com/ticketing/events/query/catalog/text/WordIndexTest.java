package com.ticketing.events.query.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordIndexTest {

    /** A merge adds a row before those with a key of at least {@code key}, and removes some of the others. */
    record Change(int key, String title, String location, boolean removesOthers) {}

    private record Entry(int number, int key, String title, String location) {

        boolean contains(String word) {
            return AccentFolding.fold(title).contains(word)
                    || AccentFolding.fold(location).contains(word);
        }
    }

    @Property
    void findsTheRowsWithEveryWord(@ForAll("merges") List<List<Change>> merges, @ForAll("words") List<String> words) {
        AtomicInteger numbers = new AtomicInteger();
        WordIndex index = WordIndex.empty();
        List<Entry> rows = List.of();
        for (List<Change> changes : merges) {
            List<Entry> merged = new ArrayList<>(rows);
            changes.stream()
                    .filter(Change::removesOthers)
                    .forEach(change -> merged.removeIf(entry -> entry.key % 7 == change.key % 7));
            List<Entry> added = changes.stream()
                    .map(change -> new Entry(numbers.incrementAndGet(), change.key, change.title, change.location))
                    .toList();
            merged.addAll(added);
            merged.sort((a, b) -> Integer.compare(a.key, b.key));
            index = index.merge(newRanks(rows, merged), additions(index, merged, added), merged.size());
            rows = List.copyOf(merged);
            List<Entry> current = rows;
            int[] expected = IntStream.range(0, rows.size())
                    .filter(rank -> words.stream().allMatch(current.get(rank)::contains))
                    .toArray();
            assertThat(index.matching(words).toArray()).isEqualTo(expected);
        }
    }

    private static int[] newRanks(List<Entry> rows, List<Entry> merged) {
        return rows.stream().mapToInt(row -> merged.indexOf(row)).toArray();
    }

    private static WordIndexAdditions additions(WordIndex index, List<Entry> merged, List<Entry> added) {
        WordIndexAdditions additions = index.newAdditions();
        for (int rank = 0; rank < merged.size(); rank++) {
            Entry entry = merged.get(rank);
            if (added.contains(entry)) {
                additions.add(rank, entry.title, entry.location);
            }
        }
        return additions;
    }

    @Provide
    Arbitrary<List<List<Change>>> merges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000), texts(), texts(), Arbitraries.of(true, false, false))
                .as(Change::new)
                .list()
                .ofMaxSize(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of("jazz", "Jazz café", "BLUES", "blues blues", "", "\u0301", "x y z", "cafés")
                .list()
                .ofMaxSize(3)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("jazz", "caf", "cafe", "e", "blues", "z", "nowhere")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Example
    void holdsMoreWordsThanItsTablesInitially() {
        WordIndex empty = WordIndex.empty();
        WordIndexAdditions additions = empty.newAdditions();
        int rows = 40_000;
        for (int rank = 0; rank < rows; rank++) {
            additions.add(rank, "common number" + rank, "everywhere " + rank % 10);
        }
        WordIndex index = empty.merge(new int[0], additions, rows);
        assertThat(index.matching(List.of("common")).getCardinality()).isEqualTo(rows);
        assertThat(index.matching(List.of("number39999")).toArray()).containsExactly(39_999);
        assertThat(index.matching(List.of("number1234", "where")).toArray())
                .containsExactly(1_234, 12_340, 12_341, 12_342, 12_343, 12_344, 12_345, 12_346, 12_347, 12_348, 12_349);
    }
}
