package com.ticketing.events.query.catalog.live;

import com.ticketing.events.error.Unavailable;
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
    public PositionBarrier(LiveCatalog catalog, @Value("${events.position-wait:2s}") Duration maxWait) {
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
            throw notApplied(position);
        }
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
