package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/**
 * Search of all distinct locations, without the cache, for a text that occurs, and for made-up terms that do not. The
 * first 587 locations are those of the conferences; further ones have a number behind them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TermMatcherBenchmark {

    private static final int FIRST_TERM = 46_656;

    @Param({"587", "200000", "1000000"})
    int locations;

    /** A text, or a number of made-up terms; 1,300 are as many as fit into a request. */
    @Param({"berlin", "a", "1", "8", "9", "100", "1300"})
    String terms;

    private final TextBlocks blocks = new TextBlocks();
    private Set<String> folded = Set.of();

    @Setup
    public void load() {
        List<String> texts = new ConferenceEvents().locations();
        for (int i = 0; i < locations; i++) {
            String text = i < texts.size() ? texts.get(i) : texts.get(i % texts.size()) + ", hall " + i / texts.size();
            blocks.add(CaseFolding.fold(text).getBytes(UTF_8));
        }
        folded = Character.isDigit(terms.charAt(0)) ? madeUp(Integer.parseInt(terms)) : Set.of(terms);
    }

    private static Set<String> madeUp(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "zq" + Integer.toString(FIRST_TERM + i, 36))
                .collect(Collectors.toSet());
    }

    @Benchmark
    public int search() {
        BitSet found = new BitSet();
        blocks.search(TermMatcher.of(folded), 0, locations, found);
        return found.cardinality();
    }

    /** The same terms with the matcher that the number of terms does not select. */
    @Benchmark
    public int searchByTheOtherMatcher() {
        BitSet found = new BitSet();
        blocks.search(
                folded.size() <= TermMatcher.MAX_SEQUENTIAL_TERMS
                        ? AhoCorasick.of(folded)
                        : SequentialMatcher.of(folded),
                0,
                locations,
                found);
        return found.cardinality();
    }
}
