package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.Segment;
import com.ticketing.events.query.catalog.index.WriteBuffer;
import com.ticketing.events.query.catalog.index.WriteBufferView;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import java.util.List;
import java.util.UUID;
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

/** What the writer of a catalog does for one changed Event, and what the background does for a thousand of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChangeBenchmark {

    @Param({"10000", "100000", "1000000"})
    int events;

    private final LocationDictionary places = new LocationDictionary();
    private Segment index = Segment.EMPTY;
    private WriteBufferView changes = new WriteBuffer(index).changes();
    private final IndexedCatalog catalog = new IndexedCatalog();
    private List<UUID> ids = List.of();
    private long round;

    @Setup
    public void load() {
        ConferenceEvents conferences = new ConferenceEvents();
        WriteBuffer all = new WriteBuffer(Segment.EMPTY);
        List<Row> rows = conferences
                .events(events)
                .map(event -> CatalogEntry.after(null, event, 0))
                .map(entry -> Row.of(entry, places.named(entry.location())))
                .toList();
        rows.forEach(row -> all.add(null, row));
        index = all.changes().merged();
        WriteBuffer some = new WriteBuffer(index);
        rows.subList(0, IndexedCatalog.ENOUGH).forEach(row -> some.add(row, row));
        changes = some.changes();
        conferences.events(events).forEach(event -> catalog.apply(event, 0));
        ids = catalog.ids();
    }

    /** The next index. */
    @Benchmark
    public Object merge() {
        return changes.merged();
    }

    /** New details, which move the Event, while the next indexes are made beside it. */
    @Benchmark
    public void revise() {
        int event = (int) (round % ids.size());
        CatalogEntry now = catalog.find(ids.get(event)).orElseThrow();
        catalog.apply(
                new EventDetailsRevised(
                        now.id(), now.title(), now.startAt().plusSeconds(60), now.endAt(), now.location(), now.updatedAt()),
                now.version() + 1);
        round++;
    }
}
