package com.ticketing.events.query.summary;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
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
 * A generation that is invalidated while it runs continues for its readers and is not cached.
 */
@Component
class SummaryCache {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryCache.class);

    private final SummaryGenerator generator;
    private final Duration chunkDelay;
    private final Counter started;
    private final Counter hits;
    private final Counter misses;
    private final Loop generations;
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("summary-timer").factory());
    private final AsyncCache<SummaryKey, Summary> cache;
    private final Cache<UUID, VersionedKey> latestKeys;

    /** The key that an Event had at a version. */
    private record VersionedKey(SummaryKey key, long version) {}

    /** A generation, and whether it was complete at the time of the lookup. */
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

    SummaryKey keyOf(CatalogEntry entry) {
        return SummaryKey.of(SummarySource.of(entry), generator.version());
    }

    /** Whether the complete summary is cached. Starts no generation and is not counted as a request. */
    CacheStatus statusOf(SummaryKey key) {
        return isComplete(getIfPresent(key)) ? CacheStatus.HIT : CacheStatus.MISS;
    }

    /** The summary of an Event; starts its generation unless it is cached or running. Counted as a request. */
    Lookup get(CatalogEntry entry) {
        SummaryKey key = keyOf(entry);
        SummaryGeneration present = getIfPresent(key);
        CacheStatus status = isComplete(present) ? CacheStatus.HIT : CacheStatus.MISS;
        if (present != null && present.isCompletedExceptionally()) {
            cache.asMap().remove(key, present);
            present = null;
        }
        SummaryGeneration generation = present != null ? present : joinOrStart(key, SummarySource.of(entry));
        updateLatestKey(entry, key);
        (status == CacheStatus.HIT ? hits : misses).increment();
        LOG.debug("summary {} event={} key={}", status, entry.id(), key.hex());
        return new Lookup(key, generation, status);
    }

    /**
     * Removes the cached summary of an Event, unless it was generated from the state at {@code version} or later.
     *
     * @param version the sequence number of the domain event that changed the Event
     */
    void invalidate(UUID id, long version) {
        latestKeys.asMap().computeIfPresent(id, (_, latest) -> {
            if (latest.version() >= version) {
                return latest;
            }
            cache.asMap().remove(latest.key());
            return null;
        });
    }

    /** Removes all cached summaries; running generations continue for their readers. */
    void clear() {
        cache.synchronous().invalidateAll();
        latestKeys.invalidateAll();
    }

    /** A reader of an older state can arrive late, so a newer version is never replaced by an older one. */
    private void updateLatestKey(CatalogEntry entry, SummaryKey key) {
        VersionedKey candidate = new VersionedKey(key, entry.version());
        latestKeys.asMap().merge(entry.id(), candidate, (latest, _) -> {
            if (latest.version() >= candidate.version()) {
                return latest;
            }
            if (!latest.key().equals(key)) {
                cache.asMap().remove(latest.key());
            }
            return candidate;
        });
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
        return generation != null && generation.isDone() && !generation.isCompletedExceptionally();
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
