package com.ticketing.events.query.catalog.location;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of distinct locations: each has a number for good, so that whatever is known by number stays true.
 *
 * <p>One writer at a time adds; readers need no lock. What a set of terms matches is remembered, and is looked for only
 * among the places that are new since. The memory of it is bounded in bytes, so that made-up terms cannot fill the heap.
 */
public final class LocationDictionary {

    private static final long MOST_REMEMBERED_BYTES = 8L << 20;
    private static final int OVERHEAD = 200;

    private final Map<String, Location> byText = new HashMap<>();

    private final Cache<Set<String>, Matching> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED_BYTES)
            .weigher((Set<String> terms, Matching matching) -> matching.bytes() + bytes(terms))
            .build();

    /** Written before {@link #count}, read after it: so it holds at least as many. */
    private volatile Location[] all = new Location[64];

    private volatile int count;

    /** The places among the first {@code of} that match. */
    private record Matching(BitSet numbers, int of) {
        int bytes() {
            return numbers.size() / Byte.SIZE + OVERHEAD;
        }
    }

    /** The place of that text; a new one if there was none. For the writer. */
    public Location named(String text) {
        Location known = byText.get(text);
        return known != null ? known : add(text);
    }

    private Location add(String text) {
        int number = count;
        Location place = new Location(number, text, CaseFolding.fold(text));
        Location[] places = number < all.length ? all : Arrays.copyOf(all, 2 * number);
        places[number] = place;
        all = places;
        count = number + 1;
        byText.put(text, place);
        return place;
    }

    /**
     * The numbers of the places that contain one of the terms. To be asked after a state of the catalog was picked up:
     * then every place of that state is known here.
     *
     * @param terms case-folded, not empty
     * @return not to be changed
     */
    public BitSet matching(Set<String> terms) {
        Matching matching = remembered.getIfPresent(terms);
        int known = count;
        if (matching == null || matching.of < known) {
            matching = extended(matching, terms, known);
            remembered.put(terms, matching);
        }
        return matching.numbers;
    }

    private Matching extended(@Nullable Matching before, Set<String> terms, int known) {
        Location[] places = all;
        TermMatcher looked = TermMatcher.of(terms);
        BitSet numbers = before == null ? new BitSet(known) : (BitSet) before.numbers.clone();
        for (int number = before == null ? 0 : before.of; number < known; number++) {
            if (looked.areIn(places[number].folded())) {
                numbers.set(number);
            }
        }
        return new Matching(numbers, known);
    }

    private static int bytes(Set<String> terms) {
        return terms.stream().mapToInt(term -> 2 * term.length() + OVERHEAD).sum();
    }
}
