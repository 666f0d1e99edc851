package com.ticketing.events.app.http.jetty.response;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.settings.SettingRange;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Encoded responses of lists by query string. A response is returned only if it is exact at that moment, by a check
 * against the catalog ({@link PublicEventQueries#isCurrent}); nothing is invalidated. Thread-safe.
 *
 * <p>Bounded in bytes. A response enters at the second request for it, and stays by frequency of use (Caffeine,
 * W-TinyLFU).
 */
@ConditionalOnSide(Side.QUERY)
@Component
public final class ListResponseCache {

    private static final int ENTRY_OVERHEAD_BYTES = 1024;
    private static final long MAX_BYTES = 1L << 40;

    private final PublicEventQueries queries;
    private final RepeatFilter filter = new RepeatFilter();
    private final LongAdder hits = new LongAdder();
    private final Cache<String, EncodedResponse> cache;

    /** @param configured upper bound of the heap of all responses; zero for no cache */
    @Autowired
    ListResponseCache(
            PublicEventQueries queries,
            HeapBudget heap,
            @Value("${events.public.response-cache:64MB}") DataSize configured,
            MeterRegistry meters) {
        this(queries, maxBytes(heap, configured));
        FunctionCounter.builder("events.public.responses.cached", hits, LongAdder::sum)
                .description("Lists responded from the cache")
                .register(meters);
        Gauge.builder("events.public.responses.size", cache, Cache::estimatedSize)
                .description("Cached responses of lists")
                .register(meters);
        Gauge.builder("events.public.responses.heap", cache, ListResponseCache::heapBytes)
                .description("Heap of the cached responses of lists")
                .baseUnit("bytes")
                .register(meters);
    }

    /** @param maxBytes upper bound of the heap of all responses; zero for no cache */
    public ListResponseCache(PublicEventQueries queries, long maxBytes) {
        this.queries = queries;
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String query, EncodedResponse response) ->
                        2 * query.length() + response.maxBytes() + ENTRY_OVERHEAD_BYTES)
                .executor(Runnable::run)
                .build();
    }

    private static long maxBytes(HeapBudget heap, DataSize configured) {
        SettingRange.check("events.public.response-cache", configured.toBytes(), 0, MAX_BYTES);
        int kibibytes = Math.toIntExact(Math.min(configured.toKilobytes(), Integer.MAX_VALUE));
        return (long) heap.limit(HeapShare.RESPONSES, kibibytes) * HeapShare.RESPONSES.bytesEach();
    }

    private static long heapBytes(Cache<String, EncodedResponse> cache) {
        return cache.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** The response to a query string if it is cached and exact now, otherwise null. */
    public @Nullable EncodedResponse get(String query) {
        EncodedResponse cached = cache.getIfPresent(query);
        if (cached == null || !queries.isCurrent(cached.response())) {
            return null;
        }
        hits.increment();
        return cached;
    }

    /** Caches the response to a query string, unless it is the first one in a while. */
    public void offer(String query, EncodedResponse response) {
        if (filter.isRepeated(query)) {
            cache.put(query, response);
        }
    }

    /** The number of responses from the cache. */
    public long hits() {
        return hits.sum();
    }
}
