package com.ticketing.events.query.catalog.live;

import com.ticketing.events.error.Unavailable;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Barrier for queries that require a position of the event log: completes when the catalog has applied it. A waiting
 * query occupies no thread. Thread-safe.
 */
@Component
public final class PositionBarrier {

    static final int MAX_WAITING = 10_000;

    private final LiveCatalog catalog;
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

    /** @param maxWait the time after which {@link #whenApplied} completes with false */
    @Autowired
    PositionBarrier(LiveCatalog catalog, @Value("${events.position-wait:2s}") Duration maxWait, MeterRegistry meters) {
        this(catalog, maxWait);
        Gauge.builder("events.position.waiting", count, AtomicInteger::get)
                .description("Queries that wait for a position of the event log")
                .register(meters);
        FunctionCounter.builder("events.position.refused", admission, Admission::refusals)
                .description("Queries refused because too many waited for a position of the event log")
                .register(meters);
    }

    /** As the other constructor, without metrics. */
    PositionBarrier(LiveCatalog catalog, Duration maxWait) {
        this.catalog = catalog;
        this.maxWait = maxWait;
    }

    /** The position that the catalog has applied. */
    public long position() {
        return catalog.position();
    }

    /**
     * Completes with true when the catalog has applied the position, or with false after the longest wait. Dependent
     * actions run on the thread that completes it and must not block.
     *
     * @throws Unavailable if too many queries wait already
     */
    public CompletableFuture<Boolean> whenApplied(long position) {
        if (catalog.position() >= position) {
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
        if (catalog.position() >= position) {
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

    /** Completes the waiting queries up to a position. The catalog must have applied it before. */
    void signalApplied(long position) {
        Map.Entry<Awaited, CompletableFuture<Boolean>> first = waiting.firstEntry();
        while (first != null && first.getKey().position() <= position) {
            first.getValue().complete(true);
            remove(first.getKey());
            first = waiting.firstEntry();
        }
    }

    /** The number of waiting queries. */
    int waiting() {
        return count.get();
    }
}
