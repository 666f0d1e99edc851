package com.ticketing.events.query.catalog.web;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.text.Sha256;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a list of twenty Events: from prepared rows and from views by Jackson; and its hash for the entity tag.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventJsonWriterBenchmark {

    private static final int PAGE = 20;
    private static final Instant NOW = ConferenceEvents.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Pagination PAGINATION = Pagination.of(1, PAGE, 1_000);

    private final JsonMapper jackson = JsonMapper.builder().build();
    private List<CatalogEntry> entries = List.of();
    private List<Row> rows = List.of();
    private byte[] body = new byte[0];

    @Setup
    public void load() {
        LocationDictionary dictionary = new LocationDictionary();
        entries = new ConferenceEvents()
                .events(1_000)
                .filter(event -> event.status().isPublic())
                .limit(PAGE)
                .map(event -> CatalogEntry.evolve(null, event, 0))
                .toList();
        rows = entries.stream()
                .map(entry -> Row.of(entry, dictionary.intern(entry.location())))
                .toList();
        body = fromRows();
    }

    @Benchmark
    public byte[] fromRows() {
        return EventJsonWriter.publicList(rows, PAGINATION, NOW);
    }

    @Benchmark
    public byte[] byJackson() {
        return jackson.writeValueAsBytes(new ExpectedList<>(
                entries.stream().map(entry -> PublicView.of(entry, NOW)).toList(), PAGINATION));
    }

    @Benchmark
    public HashValue128 hashByXxh3() {
        return Hashing.xxh3_128().hashBytesTo128Bits(body);
    }

    @Benchmark
    public byte[] hashBySha256() {
        return Sha256.of(body);
    }
}
