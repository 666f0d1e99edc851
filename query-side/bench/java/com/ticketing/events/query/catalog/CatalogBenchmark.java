package com.ticketing.events.query.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.springframework.web.util.UriUtils;

/**
 * What a query of the {@link Mixture} costs, on average over its 500, and what its answer. One sample is the whole mixture, so
 * that the median is that of an average, and other work of the machine shows in the upper percentiles alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
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

    private final ServingCatalog serving = new ServingCatalog();
    private final PublicReads reads = new PublicReads(
            serving, new PublicAnswers(Duration.ZERO), Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    private IndexedCatalog index = new IndexedCatalog();
    private List<CatalogQuery> queries = List.of();
    private List<PublicRequest> requests = List.of();

    @Setup
    public void load() throws InterruptedException {
        Conferences conferences = new Conferences();
        Mixture mixture = new Mixture(conferences);
        queries = mixture.queries();
        requests = mixture.requests().stream().map(CatalogBenchmark::request).toList();
        index = Loaded.with(conferences, events, newer);
        serving.exchangeFor(index);
    }

    /** The rows alone. */
    @Benchmark
    @OperationsPerInvocation(Mixture.SIZE)
    public void search(Blackhole hole) {
        queries.forEach(query -> hole.consume(index.rows(query)));
    }

    /** The rows and the bytes of the public answer. */
    @Benchmark
    @OperationsPerInvocation(Mixture.SIZE)
    public void answer(Blackhole hole) {
        queries.forEach(query -> hole.consume(answer(query)));
    }

    /** All that the service does for a request whose query is decoded: parameters, links, tag and all. */
    @Benchmark
    @OperationsPerInvocation(Mixture.SIZE)
    public void request(Blackhole hole) {
        requests.forEach(request -> hole.consume(reads.list(request)));
    }

    private byte[] answer(CatalogQuery query) {
        Found found = index.rows(query);
        Pagination pagination =
                Pagination.of(query.offset() / query.limit() + 1, query.limit(), found.total());
        return Bodies.publicList(found.rows(), pagination, NOW);
    }

    private static PublicRequest request(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String[]> decoded = new LinkedHashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, new String[] {value}));
        return new PublicRequest(PublicReads.PATH, query, decoded, List.of());
    }
}
