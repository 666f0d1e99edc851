package com.ticketing.events.query.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.UriUtils;

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

    private final ServingCatalog serving = new ServingCatalog();
    private final PublicQueryController controller = new PublicQueryController(
            serving, new PublicAnswers(Duration.ZERO), Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    private IndexedCatalog index = new IndexedCatalog();
    private List<CatalogQuery> queries = List.of();
    private List<MockHttpServletRequest> requests = List.of();
    private int next;

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

    /** All that the service does between the servlet container's reading and its writing: parameters, links, tag and all. */
    @Benchmark
    public ResponseEntity<byte[]> request() {
        return controller.list(requests.get(next()));
    }

    private CatalogQuery query() {
        return queries.get(next());
    }

    private int next() {
        next = (next + 1) % queries.size();
        return next;
    }

    private static MockHttpServletRequest request(Map<String, String> parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/public/events");
        request.setParameters(parameters);
        request.setQueryString(parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
        return request;
    }
}
