package com.ticketing.events.query.catalog.row;

import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encoding of the four texts of an Event as JSON strings: by {@link JsonBuffer}, which uses Jackson's encoder, and by
 * {@link SinglePassEncoder}. One sample covers 500 Events; the score is per Event.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class JsonTextBenchmark {

    private static final int EVENTS = 500;
    private static final int CAPACITY_BYTES = 256 * EVENTS;

    private List<String> texts = List.of();

    @Setup
    public void load() {
        texts = new ConferenceEvents()
                .events(EVENTS)
                .flatMap(event -> Stream.of(event.title(), event.location(), event.internalNotes(), event.createdBy()))
                .toList();
        if (!Arrays.equals(byJackson().toByteArray(), bySinglePass().toByteArray())) {
            throw new IllegalStateException("The encoders differ");
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public JsonBuffer byJackson() {
        JsonBuffer json = new JsonBuffer(CAPACITY_BYTES);
        for (String text : texts) {
            json.text(text);
        }
        return json;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public SinglePassEncoder bySinglePass() {
        SinglePassEncoder json = new SinglePassEncoder(CAPACITY_BYTES);
        for (String text : texts) {
            json.text(text);
        }
        return json;
    }
}
