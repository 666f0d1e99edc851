package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.EventCreated;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;
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
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of all locations that match a term that is in no cache: by {@link LocationPostings}, and by a bitmap per
 * location.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LocationPostingsBenchmark {

    private static final int EVENTS = 1_000_000;

    @Param({"berlin", "san", "a"})
    String term;

    private final LocationDictionary dictionary = new LocationDictionary();
    private BitSet matching = new BitSet();
    private LocationPostings postings = new LocationPostings(new Row[0]);
    private RoaringBitmap[] bitmaps = new RoaringBitmap[0];

    @Setup
    public void load() {
        ConferenceEvents conferences = new ConferenceEvents();
        Row[] rows = conferences.events(EVENTS).map(this::row).sorted(Row::compare).toArray(Row[]::new);
        matching = dictionary.ordinalsMatching(Set.of(term));
        postings = new LocationPostings(rows);
        bitmaps = new RoaringBitmap[conferences.locations().size()];
        Arrays.setAll(bitmaps, _ -> new RoaringBitmap());
        for (int rank = 0; rank < rows.length; rank++) {
            bitmaps[rows[rank].location().ordinal()].add(rank);
        }
    }

    @Benchmark
    public RoaringBitmap byPostings() {
        return postings.union(matching);
    }

    @Benchmark
    public RoaringBitmap byBitmaps() {
        return RoaringBitmap.or(matching.stream().mapToObj(ordinal -> bitmaps[ordinal]).iterator());
    }

    private Row row(EventCreated event) {
        CatalogEntry entry = Objects.requireNonNull(CatalogEntry.evolve(null, event, 0));
        return Row.of(entry, dictionary.intern(entry.location()));
    }
}
