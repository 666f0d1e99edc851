package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.index.EndTimeTree;
import com.ticketing.events.query.catalog.index.RankBuffer;
import com.ticketing.events.query.catalog.location.LocationDictionary;
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

/** Finding what is going on at a moment, of all that began before it: by {@link EndTimeTree}, and by a bitmap of ends. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunningEventsBenchmark {

    private static final int MOMENTS = 500;

    @Param({"10000", "100000", "1000000"})
    int events;

    private Row[] rows = new Row[0];
    private EndTimeTree latest = new EndTimeTree(rows);
    private RangeBitmap ends = RangeBitmap.appender(1).build();
    private List<Instant> moments = List.of();
    private int next;

    @Setup
    public void load() {
        LocationDictionary places = new LocationDictionary();
        rows = new ConferenceEvents()
                .events(events)
                .map(event -> CatalogEntry.after(null, event, 0))
                .map(entry -> Row.of(entry, places.named(entry.location())))
                .sorted(Row::compare)
                .toArray(Row[]::new);
        latest = new EndTimeTree(rows);
        moments = IntStream.range(0, MOMENTS)
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
    public int byLatest() {
        Instant moment = moment();
        RankBuffer running = new RankBuffer();
        latest.endingAfter(moment, before(moment), running::add);
        return running.toArray().length;
    }

    @Benchmark
    public int byRangeBitmap() {
        Instant moment = moment();
        return ends.gt(minutes(moment.getEpochSecond())).selectRange(0, before(moment)).getCardinality();
    }

    private Instant moment() {
        next = (next + 1) % moments.size();
        return moments.get(next);
    }

    private int before(Instant moment) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].startsBefore(moment)) {
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
