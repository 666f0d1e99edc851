package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.EventCreated;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.index.LocationPostings;
import com.ticketing.events.query.catalog.location.Location;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.location.TermMatcher;
import com.ticketing.events.query.catalog.row.Row;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** What a term costs that nobody has asked for lately: finding the places that have it, and the rows at those places. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LocationBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final int HOSTILE = 1_300;

    @Param({"berlin", "san", "a"})
    String term;

    private final LocationDictionary places = new LocationDictionary();
    private final Set<String> hostile =
            IntStream.range(0, HOSTILE).mapToObj(i -> "zq" + Integer.toString(1_296 + i, 36)).collect(Collectors.toSet());
    private List<Location> known = List.of();
    private BitSet matching = new BitSet();
    private LocationPostings postings = new LocationPostings(new Row[0]);
    private RoaringBitmap[] bitmaps = new RoaringBitmap[0];

    @Setup
    public void load() {
        ConferenceEvents conferences = new ConferenceEvents();
        Row[] rows = conferences.events(EVENTS).map(this::row).sorted(Row::compare).toArray(Row[]::new);
        known = conferences.places().stream().map(places::named).toList();
        matching = places.matching(Set.of(term));
        postings = new LocationPostings(rows);
        bitmaps = new RoaringBitmap[known.size()];
        Arrays.setAll(bitmaps, _ -> new RoaringBitmap());
        for (int rank = 0; rank < rows.length; rank++) {
            bitmaps[rows[rank].place().number()].add(rank);
        }
    }

    @Benchmark
    public RoaringBitmap rowsByPostings() {
        return postings.at(matching);
    }

    @Benchmark
    public RoaringBitmap rowsByBitmaps() {
        return RoaringBitmap.or(matching.stream().mapToObj(place -> bitmaps[place]).iterator());
    }

    @Benchmark
    public long placesByOneTerm() {
        TermMatcher terms = TermMatcher.of(Set.of(term));
        return known.stream().filter(place -> terms.areIn(place.folded())).count();
    }

    /** As many terms as fit into 8 KiB of request, none of which is anywhere. */
    @Benchmark
    public long placesByThousandsOfTerms() {
        TermMatcher terms = TermMatcher.of(hostile);
        return known.stream().filter(place -> terms.areIn(place.folded())).count();
    }

    @Benchmark
    public long placesByThousandsOfTermsOneByOne() {
        TermMatcher terms = new TermMatcher.Few(hostile);
        return known.stream().filter(place -> terms.areIn(place.folded())).count();
    }

    private Row row(EventCreated event) {
        CatalogEntry entry = Objects.requireNonNull(CatalogEntry.after(null, event, 0));
        return Row.of(entry, places.named(entry.location()));
    }
}
