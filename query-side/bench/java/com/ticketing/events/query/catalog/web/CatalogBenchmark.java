package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.bench.QueryMixture;
import com.ticketing.events.query.catalog.index.FullCatalogs;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.merge.MergeThread;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalogs;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.supervision.Supervisor;
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
 * A query of the {@link QueryMixture} and its response. One sample covers the whole mixture and the score is per query,
 * so that other load on the machine shows only in the upper percentiles.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CatalogBenchmark {

    private static final Instant NOW = ConferenceEvents.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);

    @Param({"10000", "100000", "1000000"})
    int events;

    /** The number of rows in the write buffer. */
    @Param("0")
    int buffered;

    private IndexedCatalog catalog = new IndexedCatalog(new MergeThread(new Supervisor()));
    private PublicEventQueries endpoint = endpoint(catalog);
    private List<CatalogQuery> queries = List.of();
    private List<PublicQuery> requests = List.of();

    @Setup
    public void load() throws InterruptedException {
        ConferenceEvents conferences = new ConferenceEvents();
        QueryMixture mixture = new QueryMixture(conferences);
        queries = mixture.queries();
        requests = mixture.requests().stream().map(CatalogBenchmark::request).toList();
        catalog = FullCatalogs.with(conferences, events, buffered);
        endpoint = endpoint(catalog);
    }

    /** The search alone. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void search(Blackhole hole) {
        queries.forEach(query -> hole.consume(catalog.rows(query)));
    }

    /** The search and the body of the public response. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void response(Blackhole hole) {
        queries.forEach(query -> hole.consume(response(query)));
    }

    /** The whole request after its query string is decoded: parameters, search, body, links and entity tag. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void request(Blackhole hole) {
        requests.forEach(request -> hole.consume(endpoint.list(request)));
    }

    private static PublicEventQueries endpoint(IndexedCatalog catalog) {
        return new PublicEventQueries(
                LiveCatalogs.of(catalog),
                new BoundedWork(1, Duration.ofSeconds(2)),
                new PublicCacheControl(Duration.ZERO),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ZoneOffset.UTC);
    }

    private byte[] response(CatalogQuery query) {
        SearchResult found = catalog.rows(query);
        Pagination pagination =
                Pagination.of(query.offset() / query.limit() + 1, query.limit(), found.total());
        return EventJsonWriter.publicList(found.rows(), pagination, NOW);
    }

    private static PublicQuery request(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + UriUtils.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String[]> decoded = new LinkedHashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, new String[] {value}));
        return new PublicQuery(query, decoded);
    }
}
