package com.ticketing.events.query.catalog.location;

import com.ticketing.events.query.catalog.bench.ConferenceEvents;
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
 * Search of all distinct locations for one term, and for as many terms as fit into 8 KiB of request, none of which
 * matches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TermMatcherBenchmark {

    private static final int MANY_TERMS = 1_300;

    @Param({"berlin", "san", "a"})
    String term;

    private final Set<String> manyTerms = IntStream.range(0, MANY_TERMS)
            .mapToObj(i -> "zq" + Integer.toString(1_296 + i, 36))
            .collect(Collectors.toSet());
    private List<String> locations = List.of();

    @Setup
    public void load() {
        locations = new ConferenceEvents().locations().stream().map(CaseFolding::fold).toList();
    }

    @Benchmark
    public long oneTerm() {
        return matches(TermMatcher.of(Set.of(term)));
    }

    @Benchmark
    public long manyTermsByAutomaton() {
        return matches(TermMatcher.of(manyTerms));
    }

    @Benchmark
    public long manyTermsSequentially() {
        return matches(new TermMatcher.Sequential(manyTerms));
    }

    private long matches(TermMatcher matcher) {
        return locations.stream().filter(matcher::matches).count();
    }
}
