package com.ticketing.events.query.catalog.location;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Term dictionary of distinct locations. Entries are never removed, so an ordinal stays valid for the life of the
 * dictionary.
 *
 * <p>Single writer; readers take no lock. The matches of a set of terms are cached and extended by the locations that
 * were added since. The cache is bounded in bytes, because clients choose the terms.
 */
public final class LocationDictionary {

    /** Upper bound of the heap of the cached matches. */
    public static final long MAX_CACHE_BYTES = 8L << 20;

    private static final int ENTRY_OVERHEAD_BYTES = 200;

    private final Map<String, Location> byText = new HashMap<>();

    private final Cache<Set<String>, CachedMatches> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHE_BYTES)
            .weigher((Set<String> terms, CachedMatches matches) -> matches.bytes() + bytes(terms))
            .build();

    /** Written before {@link #count} and read after it, so the blocks hold at least {@code count} locations. */
    private volatile List<LocationBlock> blocks = List.of();

    private volatile int count;

    /** The ordinals that match, of the first {@code searched} locations. */
    private record CachedMatches(BitSet ordinals, int searched) {
        int bytes() {
            return ordinals.size() / Byte.SIZE + ENTRY_OVERHEAD_BYTES;
        }
    }

    /** Returns the entry of a location, and adds it if it is new. For the writer only. */
    public Location intern(String text) {
        Location known = byText.get(text);
        return known != null ? known : add(text);
    }

    private Location add(String text) {
        int ordinal = count;
        Location location = new Location(ordinal, text);
        if (ordinal == blocks.size() * LocationBlock.CAPACITY) {
            blocks = Stream.concat(blocks.stream(), Stream.of(new LocationBlock()))
                    .toList();
        }
        blocks.getLast().add(CaseFolding.fold(text));
        count = ordinal + 1;
        byText.put(text, location);
        return location;
    }

    /**
     * Returns the ordinals of the locations that contain at least one of the terms. The result covers every location of
     * a catalog snapshot that was read before this call.
     *
     * @param terms case-folded, not empty
     * @return a shared set that callers must not modify
     */
    public BitSet ordinalsMatching(Set<String> terms) {
        CachedMatches matches = cache.getIfPresent(terms);
        int current = count;
        if (matches == null || matches.searched < current) {
            matches = extend(matches, terms, current);
            cache.put(terms, matches);
        }
        return matches.ordinals;
    }

    /** Returns the same ordinals as {@link #ordinalsMatching} if the cache covers the terms, otherwise null. */
    public @Nullable BitSet cachedOrdinals(Set<String> terms) {
        int current = count;
        CachedMatches matches = cache.getIfPresent(terms);
        return matches != null && matches.searched >= current ? matches.ordinals : null;
    }

    private CachedMatches extend(@Nullable CachedMatches cached, Set<String> terms, int end) {
        BitSet ordinals = cached == null ? new BitSet() : (BitSet) cached.ordinals.clone();
        search(TermMatcher.of(terms), cached == null ? 0 : cached.searched, end, ordinals);
        return new CachedMatches(ordinals, end);
    }

    /** Searches the locations from ordinal {@code begin} to {@code end}, exclusive, without the cache. */
    void search(TermMatcher matcher, int begin, int end, BitSet ordinals) {
        List<LocationBlock> searched = blocks;
        for (int block = begin / LocationBlock.CAPACITY; block * LocationBlock.CAPACITY < end; block++) {
            int first = block * LocationBlock.CAPACITY;
            searched.get(block)
                    .search(
                            matcher,
                            Math.max(begin - first, 0),
                            Math.min(end - first, LocationBlock.CAPACITY),
                            first,
                            ordinals);
        }
    }

    private static int bytes(Set<String> terms) {
        return terms.stream()
                .mapToInt(term -> 2 * term.length() + ENTRY_OVERHEAD_BYTES)
                .sum();
    }
}
