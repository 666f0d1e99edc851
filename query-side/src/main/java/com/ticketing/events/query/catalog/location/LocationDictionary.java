package com.ticketing.events.query.catalog.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.query.catalog.text.AccentFolding;
import com.ticketing.events.query.catalog.text.CaseFolding;
import com.ticketing.events.query.catalog.text.TermMatcher;
import com.ticketing.events.query.catalog.text.TextBlocks;
import com.ticketing.events.query.catalog.text.TextTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The case-folded locations. Written before {@link #count} and read after it, as the following fields. */
    private final TextBlocks texts = new TextBlocks();

    /** The locations without accents; empty if that is the case-folded text. */
    private final TextBlocks unaccentedTexts = new TextBlocks();

    private final TextTable groups = new TextTable(texts);
    private volatile Location[] locations = new Location[64];
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
        String folded = CaseFolding.fold(text);
        String unaccented = AccentFolding.fold(text);
        byte[] encoded = folded.getBytes(UTF_8);
        int group = groups.putIfAbsent(encoded, ordinal);
        Location location = new Location(ordinal, group == TextTable.NONE ? ordinal : group, text);
        texts.add(encoded);
        unaccentedTexts.add((unaccented.equals(folded) ? "" : unaccented).getBytes(UTF_8));
        Location[] all = ordinal == locations.length ? Arrays.copyOf(locations, 2 * ordinal) : locations;
        all[ordinal] = location;
        locations = all;
        count = ordinal + 1;
        byText.put(text, location);
        return location;
    }

    /** The number of locations; at least those of a catalog snapshot that was read before this call. */
    public int size() {
        return count;
    }

    /**
     * Returns the locations with the most Events, most Events first. Locations that differ in case alone are one, shown
     * in its most frequent spelling; those with equally many Events are ordered by text.
     *
     * @param phrase folded, without case and accents; only locations that contain it are returned
     * @param counts the number of Events by ordinal, for at most {@link #size()} locations
     */
    public List<LocationCount> mostFrequent(String phrase, int[] counts, int limit) {
        BitSet matching = phrase.isEmpty() ? null : ordinalsContaining(phrase, counts.length);
        return new LocationRanking(locations, counts, texts::compare).first(matching, limit);
    }

    /** Includes every spelling of a location, because spellings have equal texts without accents. */
    private BitSet ordinalsContaining(String phrase, int end) {
        TermMatcher matcher = TermMatcher.of(Set.of(phrase));
        BitSet ordinals = new BitSet(end);
        texts.search(matcher, 0, end, ordinals);
        unaccentedTexts.search(matcher, 0, end, ordinals);
        return ordinals;
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
        texts.search(TermMatcher.of(terms), cached == null ? 0 : cached.searched, end, ordinals);
        return new CachedMatches(ordinals, end);
    }

    private static int bytes(Set<String> terms) {
        return terms.stream()
                .mapToInt(term -> 2 * term.length() + ENTRY_OVERHEAD_BYTES)
                .sum();
    }
}
