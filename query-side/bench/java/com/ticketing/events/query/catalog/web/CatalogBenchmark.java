package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.web.EventJsonWriter;
import com.ticketing.events.query.catalog.web.Pagination;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicEventRequest;
import com.ticketing.events.query.catalog.web.PublicResponseFactory;
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
 * What a query of the {@link QueryMixture} costs, on average over its 500, and what its answer. One sample is the whole mixture, so
 * that the median is that of an average, and other work of the machine shows in the upper percentiles alone.
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

    /** How many rows are newer than the index. */
    @Param("0")
    int newer;

    private final LiveCatalog serving = new LiveCatalog();
    private final PublicEventQueries reads = new PublicEventQueries(
            serving, new PublicResponseFactory(new PublicCacheControl(Duration.ZERO)), Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    private IndexedCatalog index = new IndexedCatalog();
    private List<CatalogQuery> queries = List.of();
    private List<PublicEventRequest> requests = List.of();

    @Setup
    public void load() throws InterruptedException {
        ConferenceEvents conferences = new ConferenceEvents();
        QueryMixture mixture = new QueryMixture(conferences);
        queries = mixture.queries();
        requests = mixture.requests().stream().map(CatalogBenchmark::request).toList();
        index = FullCatalogs.with(conferences, events, newer);
        serving.exchangeFor(index);
    }

    /** The rows alone. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void search(Blackhole hole) {
        queries.forEach(query -> hole.consume(index.rows(query)));
    }

    /** The rows and the bytes of the public answer. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void answer(Blackhole hole) {
        queries.forEach(query -> hole.consume(answer(query)));
    }

    /** All that the service does for a request whose query is decoded: parameters, links, tag and all. */
    @Benchmark
    @OperationsPerInvocation(QueryMixture.SIZE)
    public void request(Blackhole hole) {
        requests.forEach(request -> hole.consume(reads.list(request)));
    }

    private byte[] answer(CatalogQuery query) {
        SearchResult found = index.rows(query);
        Pagination pagination =
                Pagination.of(query.offset() / query.limit() + 1, query.limit(), found.total());
        return EventJsonWriter.publicList(found.rows(), pagination, NOW);
    }

    private static PublicEventRequest request(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String[]> decoded = new LinkedHashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, new String[] {value}));
        return new PublicEventRequest(PublicEventQueries.PATH, query, decoded, List.of());
    }
}
