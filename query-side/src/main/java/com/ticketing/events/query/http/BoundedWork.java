package com.ticketing.events.query.http;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.settings.SettingRange;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Bound on work whose cost a client can choose. Each {@link WorkKind} has a number of places, a computation takes one
 * and runs on a platform thread of its kind. The operating system time-slices platform threads; a virtual thread would
 * occupy its carrier until the end of the computation. Thread-safe.
 *
 * <p>A place is for computing only: it must not be held while a client reads, and a computation must not begin another
 * one. Places are granted in order of arrival.
 */
@Component
public final class BoundedWork implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);
    private static final int MAX_PLACES = 10_000;

    private final Map<WorkKind, WorkThreads> threads = new EnumMap<>(WorkKind.class);

    @Autowired
    BoundedWork(@Value("${events.limits.expensive:4}") int places, MeterRegistry meters) {
        this(places, MAX_WAIT);
        threads.forEach((kind, each) -> register(kind, each, meters));
    }

    /**
     * Creates a bound.
     *
     * @param places the number of places of each kind, 1 to 10,000; fewer for a kind with fewer {@code maxPlaces}
     * @param maxWait the longest wait of {@link #compute} for a place
     */
    public BoundedWork(int places, Duration maxWait) {
        SettingRange.check("events.limits.expensive", places, 1, MAX_PLACES);
        for (WorkKind kind : WorkKind.values()) {
            threads.put(kind, new WorkThreads(kind, Math.min(places, kind.maxPlaces()), maxWait));
        }
    }

    private static void register(WorkKind kind, WorkThreads threads, MeterRegistry meters) {
        Gauge.builder("events.work.active", threads, WorkThreads::active)
                .description("Computations that hold a place of their kind")
                .tag("kind", kind.text())
                .register(meters);
        Gauge.builder("events.work.waiting", threads, WorkThreads::waiting)
                .description("Computations that wait for a place of their kind")
                .tag("kind", kind.text())
                .register(meters);
        FunctionCounter.builder("events.work.refused", threads, WorkThreads::refused)
                .description("Computations refused because no place of their kind became free in time")
                .tag("kind", kind.text())
                .register(meters);
    }

    /**
     * Runs a computation on a thread of its kind and returns its result. Its exceptions and errors reach the caller.
     *
     * @throws RateLimited if no place is free within 2 s, or too many computations of the kind wait already
     * @throws com.ticketing.events.error.Unavailable if the calling thread is interrupted, or the service has stopped
     */
    public <T> T compute(WorkKind kind, Supplier<T> computation) {
        return threads(kind).compute(computation);
    }

    /** As {@link #compute}, for a response that has begun and can no longer be refused; waits without limit. */
    public <T> T computeToContinue(WorkKind kind, Supplier<T> computation) {
        return threads(kind).computeToContinue(computation);
    }

    /** As {@link #compute}, for work that can be omitted; empty if no place is free within {@code maxWait}. */
    public <T> Optional<T> computeIfFree(WorkKind kind, Duration maxWait, Supplier<T> computation) {
        return threads(kind).computeIfFree(maxWait, computation);
    }

    private WorkThreads threads(WorkKind kind) {
        WorkThreads found = threads.get(kind);
        Assert.state(found != null, kind::text);
        return found;
    }

    /** Refuses further computations; those in progress continue. */
    @Override
    public void close() {
        threads.values().forEach(WorkThreads::close);
    }
}
