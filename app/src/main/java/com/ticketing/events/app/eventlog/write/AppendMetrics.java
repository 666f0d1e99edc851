package com.ticketing.events.app.eventlog.write;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Duration of appends by outcome, and the number of appends in a batch. Thread-safe. */
public final class AppendMetrics {

    private static final Duration[] DURATIONS = LongStream.of(2, 5, 10, 25, 100, 500, 1000, 2500)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final double[] BATCH_SIZES = {1, 4, 16, 64, 256, 1024};

    private final Timer stored;
    private final Timer rejected;
    private final Timer unavailable;
    private final DistributionSummary batches;

    /** Outcome of an append. */
    public enum Outcome {
        /** The domain events are on disk. */
        STORED("stored"),
        /** The database has refused a row, usually because another append was first. */
        REJECTED("rejected"),
        /** Not written, or the outcome is unknown. */
        UNAVAILABLE("unavailable");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    public AppendMetrics(MeterRegistry meters) {
        stored = timer(Outcome.STORED, meters);
        rejected = timer(Outcome.REJECTED, meters);
        unavailable = timer(Outcome.UNAVAILABLE, meters);
        batches = DistributionSummary.builder("events.log.batch")
                .description("Appends that one transaction has written together")
                .baseUnit("appends")
                .serviceLevelObjectives(BATCH_SIZES)
                .register(meters);
    }

    private static Timer timer(Outcome outcome, MeterRegistry meters) {
        return Timer.builder("events.log.append")
                .description("Time from an append until its domain events are on disk, or its refusal")
                .tag("outcome", outcome.text)
                .serviceLevelObjectives(DURATIONS)
                .register(meters);
    }

    /** Records an append that has ended. */
    public void appended(Outcome outcome, long nanos) {
        Timer timer = switch (outcome) {
            case STORED -> stored;
            case REJECTED -> rejected;
            case UNAVAILABLE -> unavailable;
        };
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Records a transaction with that many appends. */
    void committed(int size) {
        batches.record(size);
    }
}
