package com.ticketing.events.query.http;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.settings.SettingRange;
import com.ticketing.events.supervision.Admission;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Barrier for queries that require a position of the event log: completes when the projection that they read has
 * applied it. A waiting query occupies no thread. Thread-safe.
 */
public abstract class PositionBarrier {

    static final int MAX_WAITING = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Duration maxWait;
    private final NavigableMap<Awaited, CompletableFuture<Boolean>> waiting = new ConcurrentSkipListMap<>();
    private final Admission admission = new Admission(PositionBarrier.class, "Waiting for a position of the event log");
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong sequence = new AtomicLong();

    /** The sequence distinguishes queries that wait for the same position. */
    private record Awaited(long position, long sequence) implements Comparable<Awaited> {

        private static final Comparator<Awaited> ORDER =
                Comparator.comparingLong(Awaited::position).thenComparingLong(Awaited::sequence);

        @Override
        public int compareTo(Awaited other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Creates a barrier without waiting queries.
     *
     * @param projection tag of the metrics
     * @param maxWait the time after which {@link #whenApplied} completes with false, 0 to 1 h
     */
    protected PositionBarrier(String projection, Duration maxWait, MeterRegistry meters) {
        Gauge.builder("events.position.waiting", count, AtomicInteger::get)
                .description("Queries that wait for a position of the event log")
                .tag("projection", projection)
                .register(meters);
        FunctionCounter.builder("events.position.refused", admission, Admission::refusals)
                .description("Queries refused because too many waited for a position of the event log")
                .tag("projection", projection)
                .register(meters);
        SettingRange.check("events.position-wait", maxWait, Duration.ZERO, LONGEST_WAIT);
        this.maxWait = maxWait;
    }

    /** The position that the projection has applied. */
    public abstract long position();

    /**
     * Completes with true when the projection has applied the position, or with false after the longest wait. Dependent
     * actions run on the thread that completes it and must not block.
     *
     * @throws Unavailable if too many queries wait already
     */
    public final CompletableFuture<Boolean> whenApplied(long position) {
        if (position() >= position) {
            return CompletableFuture.completedFuture(true);
        }
        if (count.incrementAndGet() > MAX_WAITING) {
            count.decrementAndGet();
            admission.refused("too many queries wait");
            throw notApplied(position);
        }
        admission.admitted();
        Awaited awaited = new Awaited(position, sequence.getAndIncrement());
        CompletableFuture<Boolean> applied = new CompletableFuture<>();
        waiting.put(awaited, applied);
        if (position() >= position) {
            applied.complete(true);
        }
        return applied.completeOnTimeout(false, maxWait.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> remove(awaited));
    }

    private void remove(Awaited awaited) {
        if (waiting.remove(awaited) != null) {
            count.decrementAndGet();
        }
    }

    /** The refusal of a query whose position was not applied in time. */
    public static Unavailable notApplied(long position) {
        return new Unavailable("This node has not reached position " + position + " of the event log yet");
    }

    /** Completes the waiting queries up to a position. The projection must have applied it before. */
    public final void signalApplied(long position) {
        Map.Entry<Awaited, CompletableFuture<Boolean>> first = waiting.firstEntry();
        while (first != null && first.getKey().position() <= position) {
            first.getValue().complete(true);
            remove(first.getKey());
            first = waiting.firstEntry();
        }
    }

    /** The number of waiting queries. */
    final int waiting() {
        return count.get();
    }
}
