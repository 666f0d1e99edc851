package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.bench.QueryMixture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The queries of the {@link QueryMixture} on the reference implementation, which scans all Events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class SortedSetCatalogBenchmark {

    @Param({"10000", "100000"})
    int events;

    private final SortedSetCatalog catalog = new SortedSetCatalog();
    private List<CatalogQuery> queries = List.of();

    @Setup
    public void load() {
        ConferenceEvents conferences = new ConferenceEvents();
        queries = new QueryMixture(conferences).queries();
        conferences.events(events).forEach(event -> catalog.apply(event, 0));
    }

    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void search(Blackhole hole) {
        queries.forEach(query -> hole.consume(catalog.search(query)));
    }
}
