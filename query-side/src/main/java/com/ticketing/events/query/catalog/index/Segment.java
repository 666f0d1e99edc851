package com.ticketing.events.query.catalog.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Immutable sorted segment: rows ordered by start and id, with the index structures over them.
 *
 * <p>The <em>rank</em> of a row is its ordinal in that order, from 0; it is what Lucene calls a doc id. Since rows are
 * sorted by start, a condition on days is a range of ranks. Conditions on status and location are bitmaps of ranks. The
 * matches of a query are the intersection of the range and the bitmap, counted and selected without iteration.
 */
final class Segment {

    static final Segment EMPTY = new Segment(new Row[0]);

    static final long MAX_FILTER_CACHE_BYTES = 16L << 20;
    private static final int ENTRY_OVERHEAD_BYTES = 200;
    private static final int[] NO_RANKS = new int[0];

    private final Row[] rows;
    private final StartTimes startTimes;

    private final EndTimeTree endTimes;
    private final LocationPostings postings;
    private final StatusBitmaps statusBitmaps;

    private final Cache<Filter, RoaringBitmap> filterCache = Caffeine.newBuilder()
            .maximumWeight(MAX_FILTER_CACHE_BYTES)
            .weigher((Filter filter, RoaringBitmap ranks) ->
                    filter.locations.size() / Byte.SIZE + ranks.getSizeInBytes() + ENTRY_OVERHEAD_BYTES)
            .build();

    /** Key of the filter cache. Holds locations and not terms, because many sets of terms match the same locations. */
    private record Filter(BitSet locations, Set<EventStatus> statuses) {}

    /** @param rows in the order of {@link Row#compare} */
    private Segment(Row[] rows) {
        this.rows = rows;
        startTimes = new StartTimes(rows);
        endTimes = new EndTimeTree(rows);
        postings = new LocationPostings(rows);
        statusBitmaps = new StatusBitmaps(rows);
    }

    int size() {
        return rows.length;
    }

    Row row(int rank) {
        return rows[rank];
    }

    /**
     * Merges rows into a new segment.
     *
     * @param deleted the ranks of the rows to leave out
     * @param added the rows to add, in the order of {@link Row#compare}
     */
    Segment merge(BitSet deleted, Row[] added) {
        Row[] merged = new Row[rows.length - deleted.cardinality() + added.length];
        int size = 0;
        int rank = 0;
        for (Row next : added) {
            for (int end = rankOf(next); rank < end; rank++) {
                if (!deleted.get(rank)) {
                    merged[size++] = rows[rank];
                }
            }
            merged[size++] = next;
        }
        for (; rank < rows.length; rank++) {
            if (!deleted.get(rank)) {
                merged[size++] = rows[rank];
            }
        }
        return new Segment(merged);
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

    private int firstRankStartingFrom(Instant instant) {
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

    /** Returns the ranks of the rows with the query's locations and statuses. Builds them unless they are cached. */
    RoaringBitmap filter(ResolvedQuery resolved) {
        Set<EventStatus> statuses = resolved.query().statuses();
        BitSet locations = resolved.locations();
        return locations == null
                ? statusBitmaps.of(statuses)
                : filterCache.get(
                        new Filter(locations, statuses),
                        filter ->
                                RoaringBitmap.and(postings.union(filter.locations), statusBitmaps.of(filter.statuses)));
    }

    /** Returns the same as {@link #filter} if it need not be built, otherwise null. */
    @Nullable
    RoaringBitmap cachedFilter(ResolvedQuery resolved) {
        BitSet locations = resolved.locations();
        return locations == null
                ? filter(resolved)
                : filterCache.getIfPresent(
                        new Filter(locations, resolved.query().statuses()));
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
