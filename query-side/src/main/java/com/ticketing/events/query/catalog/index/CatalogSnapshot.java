package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Immutable point-in-time view of the catalog: a segment and the rows buffered since it was built. */
record CatalogSnapshot(WriteBufferView buffer) {

    /**
     * Returns the page of a query. The cost depends on the page, on the buffer, and on the number of Events that run at
     * the beginning of the query's days, not on the number of rows.
     */
    SearchResult search(ResolvedQuery resolved) {
        RoaringBitmap filter = buffer.segment().filter(resolved);
        return Objects.requireNonNull(search(resolved, filter, Integer.MAX_VALUE));
    }

    /**
     * Returns the same page; null if more than {@code maxRunning} Events run at the beginning of the days.
     *
     * @param filter the segment's {@link Segment#filter} of the query
     */
    @Nullable
    SearchResult search(ResolvedQuery resolved, RoaringBitmap filter, int maxRunning) {
        Segment segment = buffer.segment();
        MatchSet segmentMatches = segment.search(resolved, filter, buffer.replacedRanks(resolved), maxRunning);
        if (segmentMatches == null) {
            return null;
        }
        List<Row> bufferMatches = buffer.search(resolved);
        long total = (long) segmentMatches.size() + bufferMatches.size();
        CatalogQuery query = resolved.query();
        if (query.offset() >= total) {
            return new SearchResult(List.of(), total, new SearchBasis(query, buffer));
        }
        int size = (int) Math.min(query.limit(), total - query.offset());
        MergedMatches matches = new MergedMatches(segment, segmentMatches, bufferMatches);
        return new SearchResult(matches.page((int) query.offset(), size), total, new SearchBasis(query, buffer));
    }

    /** Matches of the segment and of the buffer as one sorted list. */
    private record MergedMatches(Segment segment, MatchSet segmentMatches, List<Row> bufferMatches) {

        List<Row> page(int offset, int size) {
            int nextBuffered = bufferedBefore(offset);
            int segmentOffset = offset - nextBuffered;
            int rank = segmentOffset < segmentMatches.size() ? segmentMatches.select(segmentOffset) : -1;
            List<Row> rows = new ArrayList<>(size);
            while (rows.size() < size) {
                if (rank < 0
                        || (nextBuffered < bufferMatches.size()
                                && bufferMatches.get(nextBuffered).sortsBefore(segment.row(rank)))) {
                    rows.add(bufferMatches.get(nextBuffered++));
                } else {
                    rows.add(segment.row(rank));
                    rank = segmentMatches.next(rank);
                }
            }
            return rows;
        }

        /**
         * The number of buffered rows before the page. The position of a buffered row among all matches is its own
         * index plus the number of segment matches below it; it grows with the index, so a binary search finds the
         * first.
         */
        private int bufferedBefore(int offset) {
            int low = 0;
            int high = bufferMatches.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (middle + segmentMatches.countBelow(segment.rankOf(bufferMatches.get(middle))) < offset) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
