package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.rank.EndTimeTree;
import com.ticketing.events.query.catalog.rank.FilteredRanks;
import com.ticketing.events.query.catalog.rank.StartOrder;
import com.ticketing.events.query.catalog.row.ChangeOrder;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.text.WordIndex;
import com.ticketing.events.query.catalog.text.WordIndexAdditions;
import java.time.Instant;
import java.util.BitSet;
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

    private static final Row[] NO_ROWS = {};

    private static final int[] NO_RANKS = new int[0];
    private static final int NO_RANK = -1;

    private final Row[] rows;
    private final StartOrder order;
    private final EndTimeTree endTimes;
    private final FilteredRanks filters;
    private final WordIndex wordIndex;
    private final ChangeOrder changeOrder;

    /** @param rows in the order of {@link Row#compare} */
    private Segment(Row[] rows, WordIndex wordIndex, ChangeOrder changeOrder) {
        this.rows = rows;
        this.wordIndex = wordIndex;
        this.changeOrder = changeOrder;
        order = new StartOrder(rows);
        endTimes = new EndTimeTree(rows);
        filters = new FilteredRanks(rows, wordIndex);
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
        return order.rankOf(row);
    }

    /** Returns the number of rows that start before an instant. */
    int firstRankStartingFrom(Instant instant) {
        return order.firstRankStartingFrom(instant);
    }

    /**
     * Returns the ranks of the rows with the query's locations, words and statuses. Builds them unless they are cached.
     */
    RoaringBitmap filter(ResolvedQuery resolved) {
        return filters.matching(resolved.filter());
    }

    /** The public rows in the order of their changes. */
    ChangeOrder changeOrder() {
        return changeOrder;
    }

    /** Returns the number of public Events of each location, by ordinal, as a shared array. */
    int[] publicCounts() {
        return filters.publicCounts();
    }

    /** Returns the same as {@link #filter} if it need not be built, otherwise null. */
    @Nullable
    RoaringBitmap cachedFilter(ResolvedQuery resolved) {
        return filters.matchingIfCached(resolved.filter());
    }

    /** Tests the location of a rank first, because that rejects most ranks faster than the bitmap does. */
    private int @Nullable [] ranksRunningAt(
            Instant instant, int limit, ResolvedQuery resolved, RoaringBitmap filter, int max) {
        BitSet locations = resolved.locations();
        RankBuffer running = new RankBuffer();
        int[] remaining = {max};
        boolean isComplete = endTimes.whileEndingAfter(instant, limit, rank -> {
            if ((locations == null || filters.mayBeAt(locations, rank)) && filter.contains(rank)) {
                running.add(rank);
            }
            return --remaining[0] >= 0;
        });
        return isComplete ? running.toArray() : null;
    }
}
