package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.rank.EndTimeTree;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.roaringbitmap.RangeBitmap;

/** Search for the Events that run at an instant: by {@link EndTimeTree}, and by a range bitmap of end times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EndTimeTreeBenchmark {

    private static final int INSTANTS = 500;

    @Param({"10000", "100000", "1000000"})
    int events;

    private Row[] rows = new Row[0];
    private EndTimeTree tree = new EndTimeTree(rows);
    private RangeBitmap ends = RangeBitmap.appender(1).build();
    private List<Instant> instants = List.of();
    private int next;

    @Setup
    public void load() {
        LocationDictionary dictionary = new LocationDictionary();
        rows = new ConferenceEvents()
                .events(events)
                .map(event -> CatalogEntry.evolve(null, event, 0))
                .map(entry -> Row.of(entry, dictionary.intern(entry.location())))
                .sorted(Row::compare)
                .toArray(Row[]::new);
        tree = new EndTimeTree(rows);
        instants = IntStream.range(0, INSTANTS)
                .mapToObj(i -> ConferenceEvents.FIRST.plusDays(30L * i).atStartOfDay().toInstant(ZoneOffset.UTC))
                .toList();
        RangeBitmap.Appender appender = RangeBitmap.appender(minutes(ConferenceEvents.last().plusYears(1)
                .atStartOfDay().toEpochSecond(ZoneOffset.UTC)));
        for (Row row : rows) {
            appender.add(minutes(row.endSecond()));
        }
        ends = appender.build();
    }

    @Benchmark
    public int byTree() {
        Instant instant = nextInstant();
        RankBuffer running = new RankBuffer();
        tree.whileEndingAfter(instant, firstRankFrom(instant), rank -> {
            running.add(rank);
            return true;
        });
        return running.toArray().length;
    }

    @Benchmark
    public int byRangeBitmap() {
        Instant instant = nextInstant();
        return ends.gt(minutes(instant.getEpochSecond())).selectRange(0, firstRankFrom(instant)).getCardinality();
    }

    private Instant nextInstant() {
        next = (next + 1) % instants.size();
        return instants.get(next);
    }

    private int firstRankFrom(Instant instant) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].startsBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long minutes(long second) {
        return (second - ConferenceEvents.FIRST.toEpochDay() * 86_400) / 60;
    }
}
