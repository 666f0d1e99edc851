package com.ticketing.events.query.catalog.index;

import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.merge.MergePolicy;
import com.ticketing.events.query.catalog.merge.MergeThread;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.supervision.Supervisor;
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

/** One write, and the merge of a write buffer of {@link MergePolicy#DEFAULT_THRESHOLD} rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WriteBenchmark {

    @Param({"10000", "100000", "1000000"})
    int events;

    private final LocationDictionary dictionary = new LocationDictionary();
    private WriteBufferView view = new WriteBuffer(Segment.empty()).view();
    private final IndexedCatalog catalog = new IndexedCatalog(new MergeThread(new Supervisor()));
    private List<UUID> ids = List.of();
    private long round;

    @Setup
    public void load() {
        ConferenceEvents conferences = new ConferenceEvents();
        WriteBuffer all = new WriteBuffer(Segment.empty());
        List<Row> rows = conferences
                .events(events)
                .map(event -> CatalogEntry.evolve(null, event, 0))
                .map(entry -> Row.of(entry, dictionary.intern(entry.location())))
                .toList();
        rows.forEach(row -> all.add(null, row));
        WriteBuffer buffer = new WriteBuffer(all.view().merge());
        rows.subList(0, MergePolicy.DEFAULT_THRESHOLD).forEach(row -> buffer.add(row, row));
        view = buffer.view();
        conferences.events(events).forEach(event -> catalog.apply(event, 0));
        ids = catalog.ids();
    }

    @Benchmark
    public Object merge() {
        return view.merge();
    }

    /** Revises the start of an Event while merges run in the background. */
    @Benchmark
    public void revise() {
        int index = (int) (round % ids.size());
        CatalogEntry entry = catalog.find(ids.get(index)).orElseThrow();
        catalog.apply(
                new EventDetailsRevised(
                        entry.id(),
                        entry.title(),
                        entry.startAt().plusSeconds(60),
                        entry.endAt(),
                        entry.location(),
                        entry.updatedAt()),
                entry.version() + 1);
        round++;
    }
}
