package com.ticketing.events.query.catalog.rank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.text.WordIndex;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** The ranks of the rows of a segment that meet a {@link RowFilter}, with a cache. Thread-safe. */
public final class FilteredRanks {

    /** Upper bound of the heap of the cache. */
    public static final long MAX_CACHE_BYTES = 16L << 20;

    private static final int ENTRY_OVERHEAD_BYTES = 200;

    private final LocationPostings postings;
    private final StatusBitmaps statusBitmaps;
    private final WordIndex wordIndex;

    private final Cache<RowFilter, RoaringBitmap> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHE_BYTES)
            .weigher((RowFilter filter, RoaringBitmap ranks) ->
                    bytes(filter) + ranks.getSizeInBytes() + ENTRY_OVERHEAD_BYTES)
            .build();

    /** Null until it is needed. */
    private volatile int @Nullable [] publicCounts;

    /**
     * Creates the ranks of rows.
     *
     * @param rows in the order of {@link Row#compare}; not modified afterwards
     * @param wordIndex of the same rows
     */
    public FilteredRanks(Row[] rows, WordIndex wordIndex) {
        this.wordIndex = wordIndex;
        postings = new LocationPostings(rows);
        statusBitmaps = new StatusBitmaps(rows);
    }

    /** Returns the ranks of the rows that meet a filter, as a shared bitmap. Builds it unless it is cached. */
    public RoaringBitmap matching(RowFilter filter) {
        return filter.selectsByStatusOnly() ? statusBitmaps.of(filter.statuses()) : cache.get(filter, this::build);
    }

    /** Returns the same as {@link #matching} if it need not be built, otherwise null. */
    public @Nullable RoaringBitmap matchingIfCached(RowFilter filter) {
        return filter.selectsByStatusOnly() ? matching(filter) : cache.getIfPresent(filter);
    }

    private RoaringBitmap build(RowFilter filter) {
        RoaringBitmap ranks = statusBitmaps.of(filter.statuses());
        if (filter.locations() != null) {
            ranks = RoaringBitmap.and(ranks, postings.union(filter.locations()));
        }
        return filter.words().isEmpty() ? ranks : RoaringBitmap.and(ranks, wordIndex.matching(filter.words()));
    }

    private static int bytes(RowFilter filter) {
        int bytes = filter.locations() == null ? 0 : filter.locations().size() / Byte.SIZE;
        for (String word : filter.words()) {
            bytes += 2 * word.length() + ENTRY_OVERHEAD_BYTES;
        }
        return bytes;
    }

    /**
     * Whether the row of a rank may be at one of the locations. Exact with fewer than 65,536 locations, else always
     * true; faster than the bitmap.
     */
    public boolean mayBeAt(BitSet locations, int rank) {
        return postings.mayMatch(locations, rank);
    }

    /** Returns the number of public Events of each location, by ordinal, as a shared array. */
    public int[] publicCounts() {
        int[] counts = publicCounts;
        if (counts == null) {
            counts = postings.counts(BitSetUtil.bitsetOf(statusBitmaps.of(EventStatus.PUBLIC)));
            publicCounts = counts;
        }
        return counts;
    }
}
