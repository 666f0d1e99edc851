package com.ticketing.events.query.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

/** What a query of the {@link Mixture} costs, on average over its 500, and what its answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CatalogBenchmark {

    private static final Instant NOW = Conferences.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);

    @Param({"10000", "100000", "1000000"})
    int events;

    /** How many rows are newer than the index. */
    @Param("0")
    int newer;

    private IndexedCatalog index = new IndexedCatalog();
    private List<CatalogQuery> queries = List.of();
    private int next;

    @Setup
    public void load() throws InterruptedException {
        Conferences conferences = new Conferences();
        queries = new Mixture(conferences).queries();
        index = Loaded.with(conferences, events, newer);
    }

    /** The rows alone. */
    @Benchmark
    public Object search() {
        return index.rows(query());
    }

    /** The rows and the bytes of the public answer. */
    @Benchmark
    public byte[] answer() {
        CatalogQuery query = query();
        Found found = index.rows(query);
        Pagination pagination =
                Pagination.of(query.offset() / query.limit() + 1, query.limit(), found.total());
        return Bodies.publicList(found.rows(), pagination, NOW);
    }

    private CatalogQuery query() {
        next = (next + 1) % queries.size();
        return queries.get(next);
    }
}
