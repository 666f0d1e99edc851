package com.ticketing.events.query.catalog.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.row.ChangeOrder;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.text.WordIndex;
import com.ticketing.events.query.catalog.text.WordIndexAdditions;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Immutable sorted segment: rows ordered by start and id, with the index structures over them.
 *
 * <p>The <em>rank</em> of a row is its ordinal in that order, from 0; it is what Lucene calls a doc id. Since rows are
 * sorted by start, a condition on days is a range of ranks. Conditions on status and location are bitmaps of ranks. The
 * matches of a query are the intersection of the range and the bitmap, counted and selected without iteration.
 */
final class Segment {

    private static final Row[] NO_ROWS = {};

    static final long MAX_FILTER_CACHE_BYTES = 16L << 20;
    private static final int ENTRY_OVERHEAD_BYTES = 200;
    private static final int[] NO_RANKS = new int[0];
    private static final int NO_RANK = -1;

    private final Row[] rows;
    private final StartTimes startTimes;

    private final EndTimeTree endTimes;
    private final LocationPostings postings;
    private final StatusBitmaps statusBitmaps;

    private final Cache<Filter, RoaringBitmap> filterCache = Caffeine.newBuilder()
            .maximumWeight(MAX_FILTER_CACHE_BYTES)
            .weigher((Filter filter, RoaringBitmap ranks) ->
                    filter.bytes() + ranks.getSizeInBytes() + ENTRY_OVERHEAD_BYTES)
            .build();

    private final WordIndex wordIndex;
    private final ChangeOrder changeOrder;

    /** Null until it is needed. */
    private volatile int @Nullable [] publicCounts;

    /**
     * Key of the filter cache. Holds locations and not terms, because many sets of terms match the same locations.
     *
     * @param locations null for any location
     */
    private record Filter(@Nullable BitSet locations, Set<String> words, Set<EventStatus> statuses) {

        int bytes() {
            int bytes = locations == null ? 0 : locations.size() / Byte.SIZE;
            for (String word : words) {
                bytes += 2 * word.length() + ENTRY_OVERHEAD_BYTES;
            }
            return bytes;
        }
    }

    /** @param rows in the order of {@link Row#compare} */
    private Segment(Row[] rows, WordIndex wordIndex, ChangeOrder changeOrder) {
        this.rows = rows;
        this.wordIndex = wordIndex;
        this.changeOrder = changeOrder;
        startTimes = new StartTimes(rows);
        endTimes = new EndTimeTree(rows);
        postings = new LocationPostings(rows);
        statusBitmaps = new StatusBitmaps(rows);
    }

    /** Returns a segment without rows, the first one of a catalog. */
    static Segment empty() {
        return new Segment(NO_ROWS, WordIndex.empty(), ChangeOrder.empty());
    }

    int size() {
        return rows.length;
    }

    Row row(int rank) {
        return rows[rank];
    }

    /**
     * Merges rows into a new segment. Only one merge of a catalog runs at a time.
     *
     * @param deleted the ranks of the rows to leave out
     * @param added the rows to add, in the order of {@link Row#compare}
     */
    Segment merge(BitSet deleted, Row[] added) {
        int[] newRanks = newRanks(deleted, added);
        Row[] merged = new Row[rows.length - deleted.cardinality() + added.length];
        for (int rank = 0; rank < rows.length; rank++) {
            if (newRanks[rank] >= 0) {
                merged[newRanks[rank]] = rows[rank];
            }
        }
        WordIndexAdditions words = wordIndex.newAdditions();
        int[] addedRanks = new int[added.length];
        int rank = 0;
        for (int i = 0; i < added.length; i++) {
            while (merged[rank] != null) {
                rank++;
            }
            merged[rank] = added[i];
            addedRanks[i] = rank;
            words.add(rank, added[i].title(), added[i].location().text());
        }
        return new Segment(
                merged,
                wordIndex.merge(newRanks, words, merged.length),
                changeOrder.merge(newRanks, addedRanks, merged));
    }

    /** Returns the rank of each row after the merge; {@link #NO_RANK} for a row that is left out. */
    private int[] newRanks(BitSet deleted, Row[] added) {
        int[] newRanks = new int[rows.length];
        int size = 0;
        int rank = 0;
        for (Row next : added) {
            for (int end = rankOf(next); rank < end; rank++) {
                newRanks[rank] = deleted.get(rank) ? NO_RANK : size++;
            }
            size++;
        }
        for (; rank < rows.length; rank++) {
            newRanks[rank] = deleted.get(rank) ? NO_RANK : size++;
        }
        return newRanks;
    }

    /**
     * Returns the rows that match a query; null if more than {@code maxRunning} Events have to be examined that run at
     * the beginning of its days.
     *
     * @param filter the result of {@link #filter} for the query
     * @param replaced the ranks of matching rows that the write buffer replaces, ascending; they are left out
     */
    @Nullable
    MatchSet search(ResolvedQuery resolved, RoaringBitmap filter, int[] replaced, int maxRunning) {
        CatalogQuery query = resolved.query();
        int begin = query.from() == null ? 0 : firstRankStartingFrom(query.from());
        int end = query.until() == null ? rows.length : firstRankStartingFrom(query.until());
        int[] running = query.from() == null || query.dateMode() == DateMode.STARTS
                ? NO_RANKS
                : ranksRunningAt(query.from(), begin, resolved, filter, maxRunning);
        return running == null ? null : new MatchSet(filter, running, begin, Math.max(begin, end), replaced);
    }

    /** Returns the number of rows that sort before a row, which is its rank if this segment contains it. */
    int rankOf(Row row) {
        return lowerBound(EpochMinutes.of(row.startSecond()), other -> other.sortsBefore(row));
    }

    /** Returns the number of rows that start before an instant. */
    int firstRankStartingFrom(Instant instant) {
        return lowerBound(EpochMinutes.of(instant), row -> row.startsBefore(instant));
    }

    /** Returns the first rank, in or after the minute, whose row does not satisfy {@code before}. */
    private int lowerBound(int minute, Predicate<Row> before) {
        int low = startTimes.firstAtOrAfter(minute);
        int high = startTimes.firstAfter(minute, low);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before.test(rows[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns the ranks of the rows with the query's locations, words and statuses. Builds them unless they are cached.
     */
    RoaringBitmap filter(ResolvedQuery resolved) {
        return resolved.selectsByStatusOnly()
                ? statusBitmaps.of(resolved.query().statuses())
                : filterCache.get(filterOf(resolved), this::build);
    }

    private static Filter filterOf(ResolvedQuery resolved) {
        CatalogQuery query = resolved.query();
        return new Filter(resolved.locations(), query.words(), query.statuses());
    }

    private RoaringBitmap build(Filter filter) {
        RoaringBitmap ranks = statusBitmaps.of(filter.statuses);
        if (filter.locations != null) {
            ranks = RoaringBitmap.and(ranks, postings.union(filter.locations));
        }
        return filter.words.isEmpty() ? ranks : RoaringBitmap.and(ranks, wordIndex.matching(filter.words));
    }

    /** The public rows in the order of their changes. */
    ChangeOrder changeOrder() {
        return changeOrder;
    }

    /** Returns the number of public Events of each location, by ordinal, as a shared array. */
    int[] publicCounts() {
        int[] counts = publicCounts;
        if (counts == null) {
            counts = postings.counts(BitSetUtil.bitsetOf(statusBitmaps.of(EventStatus.PUBLIC)));
            publicCounts = counts;
        }
        return counts;
    }

    /** Returns the same as {@link #filter} if it need not be built, otherwise null. */
    @Nullable
    RoaringBitmap cachedFilter(ResolvedQuery resolved) {
        return resolved.selectsByStatusOnly() ? filter(resolved) : filterCache.getIfPresent(filterOf(resolved));
    }

    /** Tests the location of a rank first, because that rejects most ranks faster than the bitmap does. */
    private int @Nullable [] ranksRunningAt(
            Instant instant, int limit, ResolvedQuery resolved, RoaringBitmap filter, int max) {
        BitSet locations = resolved.locations();
        RankBuffer running = new RankBuffer();
        int[] remaining = {max};
        boolean isComplete = endTimes.whileEndingAfter(instant, limit, rank -> {
            if ((locations == null || postings.mayMatch(locations, rank)) && filter.contains(rank)) {
                running.add(rank);
            }
            return --remaining[0] >= 0;
        });
        return isComplete ? running.toArray() : null;
    }
}
