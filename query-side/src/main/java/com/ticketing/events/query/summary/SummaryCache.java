package com.ticketing.events.query.summary;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Cache of finished and running summary generations, one per key. Thread-safe.
 *
 * <p>Caffeine's asynchronous cache holds the generations: it starts one per key, never evicts a running one, counts
 * only finished ones towards the size limit, and removes and logs a failed one. A summary is looked up by the content
 * that it was generated from, so a summary is never stale; invalidation frees memory and is not needed for correctness.
 * A generation that is invalidated while it runs continues for its readers and is not cached. A text of a generator
 * that stands in for another is no hit: the next reader starts a new generation.
 */
@Component
class SummaryCache {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryCache.class);

    /** A visitor can name each of some 600 time zones. */
    static final int MAX_SUMMARIES_OF_AN_EVENT = 32;

    private final SummaryGenerator generator;
    private final Duration chunkDelay;
    private final Counter started;
    private final Counter hits;
    private final Counter misses;
    private final Loop generations;
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("summary-timer").factory());
    private final AsyncCache<SummaryKey, Summary> cache;
    private final Cache<UUID, VersionedKeys> latestKeys;

    /** The keys that an Event had at a version: at least one, with the same content, one for each wording of dates. */
    private record VersionedKeys(long version, List<SummaryKey> keys) {

        boolean hasContentOf(SummaryKey key) {
            return keys.getFirst().content().equals(key.content());
        }
    }

    /** A generation, and whether its text was complete at the time of the lookup. */
    record Lookup(SummaryKey key, SummaryGeneration generation, CacheStatus status) {}

    SummaryCache(
            SummaryGenerator generator,
            SummaryProperties properties,
            HeapBudget heap,
            MeterRegistry meters,
            Supervisor supervisor) {
        this.generator = generator;
        this.chunkDelay = properties.chunkDelay();
        this.started = Counter.builder("events.summary.generations")
                .description("Summary generations that were started")
                .register(meters);
        this.generations = supervisor.register(LoopName.SUMMARY);
        int size = heap.limit(HeapShare.SUMMARIES, properties.cacheSize());
        this.cache = Caffeine.newBuilder().maximumSize(size).buildAsync();
        this.latestKeys = Caffeine.newBuilder().maximumSize(size).build();
        hits = requests(CacheStatus.HIT, meters);
        misses = requests(CacheStatus.MISS, meters);
        Gauge.builder("events.summary.cached", cache, each -> each.synchronous().estimatedSize())
                .description("Cached summaries, running generations included")
                .register(meters);
    }

    SummaryKey keyOf(SummarySource source) {
        return SummaryKey.of(source, generator.version());
    }

    /** Whether the complete summary is cached. Starts no generation and is not counted as a request. */
    CacheStatus statusOf(SummaryKey key) {
        return isComplete(getIfPresent(key)) ? CacheStatus.HIT : CacheStatus.MISS;
    }

    /**
     * The summary of an Event; starts its generation unless it is cached or running. Counted as a request.
     *
     * @param source made from the entry
     */
    Lookup get(CatalogEntry entry, SummarySource source) {
        SummaryKey key = keyOf(source);
        SummaryGeneration present = getIfPresent(key);
        CacheStatus status = isComplete(present) ? CacheStatus.HIT : CacheStatus.MISS;
        if (present != null && !present.isReusable()) {
            cache.asMap().remove(key, present);
            present = null;
        }
        SummaryGeneration generation = present != null ? present : joinOrStart(key, source);
        updateLatestKeys(entry, key);
        (status == CacheStatus.HIT ? hits : misses).increment();
        LOG.debug("summary {} event={} key={}", status, entry.id(), key.hex());
        return new Lookup(key, generation, status);
    }

    /**
     * Removes the cached summaries of an Event, unless they were generated from the state at {@code version} or later.
     *
     * @param version the sequence number of the domain event that changed the Event
     */
    void invalidate(UUID id, long version) {
        latestKeys.asMap().computeIfPresent(id, (_, latest) -> {
            if (latest.version() >= version) {
                return latest;
            }
            removeEverywhere(latest.keys());
            return null;
        });
    }

    /** Removes a cached summary on this node only. */
    void remove(SummaryKey key) {
        cache.asMap().remove(key);
    }

    private void removeEverywhere(List<SummaryKey> keys) {
        keys.forEach(key -> {
            remove(key);
            generator.removed(key);
        });
    }

    /** Removes all cached summaries; running generations continue for their readers. */
    void clear() {
        cache.synchronous().invalidateAll();
        latestKeys.invalidateAll();
    }

    /** A reader of an older state can arrive late, so a newer version is never replaced by an older one. */
    private void updateLatestKeys(CatalogEntry entry, SummaryKey key) {
        latestKeys.asMap().compute(entry.id(), (_, latest) -> {
            if (latest == null) {
                return new VersionedKeys(entry.version(), List.of(key));
            }
            if (latest.hasContentOf(key)) {
                return new VersionedKeys(Math.max(latest.version(), entry.version()), with(key, latest.keys()));
            }
            if (latest.version() >= entry.version()) {
                return latest;
            }
            removeEverywhere(latest.keys());
            return new VersionedKeys(entry.version(), List.of(key));
        });
    }

    /** Removes the summary that was requested first, if there are too many. */
    private List<SummaryKey> with(SummaryKey key, List<SummaryKey> keys) {
        if (keys.contains(key)) {
            return keys;
        }
        List<SummaryKey> all = new ArrayList<>(keys);
        all.add(key);
        if (all.size() > MAX_SUMMARIES_OF_AN_EVENT) {
            remove(all.removeFirst());
        }
        return List.copyOf(all);
    }

    private SummaryGeneration joinOrStart(SummaryKey key, SummarySource source) {
        return (SummaryGeneration) cache.get(key, (_, _) -> {
            started.increment();
            return SummaryGeneration.start(generator, source, chunkDelay, timer, generations);
        });
    }

    private @Nullable SummaryGeneration getIfPresent(SummaryKey key) {
        return (SummaryGeneration) cache.getIfPresent(key);
    }

    private static boolean isComplete(@Nullable SummaryGeneration generation) {
        return generation != null && generation.isDone() && generation.isReusable();
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }

    private static Counter requests(CacheStatus status, MeterRegistry meters) {
        return Counter.builder("events.summary.requests")
                .description("Requests of summaries; a hit has found the complete summary in the cache")
                .tag("cache", status.name())
                .register(meters);
    }
}
