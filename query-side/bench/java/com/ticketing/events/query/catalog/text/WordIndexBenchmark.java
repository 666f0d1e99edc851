package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows that contain every word of a search, without any cache: by {@link WordIndex}, and by a scan of all titles
 * and locations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WordIndexBenchmark {

    @Param({"100000", "1000000"})
    int events;

    /** Words separated by commas: two common ones, a common and a rare one, one letter, and one that does not occur. */
    @Param({"conference,germany", "summit,berlin", "javascript,zq9", "a", "zq9"})
    String words;

    private final TextBlocks texts = new TextBlocks();
    private WordIndex index = WordIndex.empty();
    private List<String> searched = List.of();

    @Setup
    public void load() {
        WordIndexAdditions additions = index.newAdditions();
        int[] rank = {0};
        new ConferenceEvents().events(events).forEach(event -> {
            additions.add(rank[0]++, event.title(), event.location());
            texts.add(AccentFolding.fold(event.title() + '\n' + event.location()).getBytes(UTF_8));
        });
        index = index.merge(new int[0], additions, events);
        searched = List.of(words.split(","));
    }

    @Benchmark
    public RoaringBitmap byIndex() {
        return index.matching(searched);
    }

    @Benchmark
    public BitSet byScan() {
        List<BitSet> found = new ArrayList<>();
        for (String word : searched) {
            BitSet rows = new BitSet(events);
            texts.search(TermMatcher.of(Set.of(word)), 0, events, rows);
            found.add(rows);
        }
        BitSet all = found.getFirst();
        found.forEach(all::and);
        return all;
    }
}
