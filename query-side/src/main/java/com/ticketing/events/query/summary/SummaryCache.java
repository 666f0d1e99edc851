package com.ticketing.events.query.summary;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.query.catalog.CatalogEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The summaries that are written or being written, one generation per key.
 *
 * <p>The cache holds generations themselves: Caffeine starts one per key, evicts none in progress, counts only finished
 * ones towards the bound, and removes and logs a failed one. Because a text is found by what it was written from, an
 * Event that has changed can never get its old one; forgetting frees room, it does not correct anything. A generation
 * that is forgotten in progress goes on for its readers and is not kept.
 */
@Component
class SummaryCache {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryCache.class);
    private static final String REQUESTS = "events.summary.requests";

    private final SummaryGenerator generator;
    private final Duration chunkDelay;
    private final MeterRegistry meters;
    private final AsyncCache<SummaryKey, Summary> cache;
    private final Cache<UUID, Sighting> sightings;

    /** The key that an Event had at a version of its own stream. */
    private record Sighting(SummaryKey key, long version) {}

    /** What a reader was given, and whether it was whole at that moment. */
    record Found(SummaryKey key, SummaryGeneration generation, CacheStatus state) {}

    SummaryCache(SummaryGenerator generator, SummaryProperties properties, MeterRegistry meters) {
        this.generator = generator;
        this.chunkDelay = properties.chunkDelay();
        this.meters = meters;
        this.cache = Caffeine.newBuilder().maximumSize(properties.cacheSize()).buildAsync();
        this.sightings =
                Caffeine.newBuilder().maximumSize(properties.cacheSize()).build();
        for (CacheStatus state : CacheStatus.values()) {
            count(state, 0);
        }
    }

    SummaryKey keyOf(CatalogEntry entry) {
        return SummaryKey.of(SummarySource.of(entry), generator.version());
    }

    /** Whether the whole text is at hand. Starts nothing and counts nothing. */
    CacheStatus stateOf(SummaryKey key) {
        return isWhole(present(key)) ? CacheStatus.HIT : CacheStatus.MISS;
    }

    /** The summary of an Event, its writing started if nobody has asked before. */
    Found find(CatalogEntry entry) {
        SummaryKey key = keyOf(entry);
        SummaryGeneration present = present(key);
        CacheStatus state = isWhole(present) ? CacheStatus.HIT : CacheStatus.MISS;
        if (present != null && present.isCompletedExceptionally()) {
            cache.asMap().remove(key, present);
            present = null;
        }
        SummaryGeneration generation = present != null ? present : joinOrStart(key, SummarySource.of(entry));
        remember(entry, key);
        count(state, 1);
        LOG.debug("summary {} event={} key={}", state, entry.id(), key.hex());
        return new Found(key, generation, state);
    }

    /**
     * Drops what was kept for an Event, unless it was written from the state after that domain event.
     *
     * @param version the place of the domain event in the Event's own stream
     */
    void forget(UUID id, long version) {
        sightings.asMap().computeIfPresent(id, (_, seen) -> {
            if (seen.version() >= version) {
                return seen;
            }
            cache.asMap().remove(seen.key());
            return null;
        });
    }

    /** An older state never replaces a newer one, however late its reader gets here. */
    private void remember(CatalogEntry entry, SummaryKey key) {
        Sighting now = new Sighting(key, entry.version());
        sightings.asMap().merge(entry.id(), now, (seen, _) -> {
            if (seen.version() >= now.version()) {
                return seen;
            }
            if (!seen.key().equals(key)) {
                cache.asMap().remove(seen.key());
            }
            return now;
        });
    }

    private SummaryGeneration joinOrStart(SummaryKey key, SummarySource card) {
        return (SummaryGeneration) cache.get(key, (_, _) -> SummaryGeneration.start(generator, card, chunkDelay));
    }

    private @Nullable SummaryGeneration present(SummaryKey key) {
        return (SummaryGeneration) cache.getIfPresent(key);
    }

    private static boolean isWhole(@Nullable SummaryGeneration generation) {
        return generation != null && generation.isDone() && !generation.isCompletedExceptionally();
    }

    private void count(CacheStatus state, int requests) {
        meters.counter(REQUESTS, "cache", state.name()).increment(requests);
    }
}
