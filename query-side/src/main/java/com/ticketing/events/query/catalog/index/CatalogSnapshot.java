package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.ChangeOrder;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.row.UpdateOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Point-in-time view of the catalog: an immutable segment and the rows buffered since it was built. The dictionary of
 * locations grows with later writes, which concern no row of this view.
 *
 * <p>A search is <em>prepared</em> if the caches of the dictionary and of the segment contain the locations and words
 * of the query, the write buffer has at most 10,000 rows (64 with words), and at most 10,000 Events run at the
 * beginning of the days; it then takes microseconds and not milliseconds. A search in the order of updates is prepared
 * with at most 10,000 Events.
 *
 * @param locations of all rows; shared with later snapshots
 * @param lastChange the point after the last public change
 */
record CatalogSnapshot(WriteBufferView buffer, LocationDictionary locations, ChangePoint lastChange) {

    /** Maximum number of write-buffer rows, and of running Events, that a prepared search examines. */
    private static final int MAX_PREPARED_ROWS = 10_000;

    /** Maximum number of write-buffer rows that a prepared search for words examines, some microseconds each. */
    private static final int MAX_PREPARED_ROWS_WITH_WORDS = 64;

    /** Upper bound of the number of Events. */
    private int size() {
        return buffer.segment().size() + buffer.size();
    }

    /**
     * Returns the page of a query. The cost depends on the page, on the buffer, and on the number of Events that run at
     * the beginning of the query's days, not on the number of rows; if the order is by update, on the number of
     * matches.
     */
    SearchResult search(CatalogQuery query) {
        ResolvedQuery resolved = ResolvedQuery.of(query, locations);
        RoaringBitmap filter = buffer.segment().filter(resolved);
        return Objects.requireNonNull(search(resolved, filter, Integer.MAX_VALUE));
    }

    /** Returns the same page as {@link #search} if the search is prepared, otherwise null. */
    @Nullable
    SearchResult searchIfPrepared(CatalogQuery query) {
        if (buffer.size() > (query.words().isEmpty() ? MAX_PREPARED_ROWS : MAX_PREPARED_ROWS_WITH_WORDS)
                || (query.order().isByUpdate() && size() > MAX_PREPARED_ROWS)) {
            return null;
        }
        ResolvedQuery resolved = ResolvedQuery.ofCached(query, locations);
        if (resolved == null) {
            return null;
        }
        RoaringBitmap filter = buffer.segment().cachedFilter(resolved);
        return filter == null ? null : search(resolved, filter, MAX_PREPARED_ROWS);
    }

    /**
     * Returns the same page; null if more than {@code maxRunning} Events run at the beginning of the days.
     *
     * @param filter the segment's {@link Segment#filter} of the query
     */
    private @Nullable SearchResult search(ResolvedQuery resolved, RoaringBitmap filter, int maxRunning) {
        Segment segment = buffer.segment();
        MatchSet segmentMatches = segment.search(resolved, filter, buffer.replacedRanks(resolved, filter), maxRunning);
        if (segmentMatches == null) {
            return null;
        }
        List<Row> bufferMatches = buffer.search(resolved);
        long total = (long) segmentMatches.size() + bufferMatches.size();
        CatalogQuery query = resolved.query();
        if (query.offset() >= total) {
            return new SearchResult(List.of(), total, new SearchBasis(query, buffer));
        }
        int offset = (int) query.offset();
        int size = (int) Math.min(query.limit(), total - offset);
        MergedMatches matches = new MergedMatches(segment, segmentMatches, bufferMatches);
        List<Row> page = switch (query.order()) {
            case START_AT -> matches.page(offset, size);
            case START_AT_DESCENDING -> matches.descendingPage(offset, size);
            case UPDATED_AT -> UpdateOrder.ASCENDING.page(matches.all(), offset, size);
            case UPDATED_AT_DESCENDING -> UpdateOrder.DESCENDING.page(matches.all(), offset, size);
        };
        return new SearchResult(page, total, new SearchBasis(query, buffer));
    }

    /** Whether a search by the same query has the same result; false also if that is unknown. */
    boolean holds(SearchBasis basis) {
        return basis.holdsIn(buffer, locations);
    }

    /** Returns the locations with the most public Events ({@link LocationDictionary#mostFrequent}). */
    List<LocationCount> publicLocations(String phrase, int limit) {
        return locations.mostFrequent(phrase, buffer.publicCounts(locations.size()), limit);
    }

    /** Returns public Events whose latest public change came after a change, oldest change first. */
    ChangePage changesAfter(long number, int limit) {
        Segment segment = buffer.segment();
        ChangeOrder order = segment.changeOrder();
        List<Row> buffered = buffer.changesAfter(number);
        int[] replaced = buffer.replacedRanks();
        List<Row> rows = new ArrayList<>();
        int nextBuffered = 0;
        for (int i = order.firstAfter(number); i < order.size() && rows.size() <= limit; i++) {
            int rank = order.rank(i);
            if (Arrays.binarySearch(replaced, rank) < 0) {
                Row row = segment.row(rank);
                while (nextBuffered < buffered.size()
                        && buffered.get(nextBuffered).changeNumber() < row.changeNumber()) {
                    rows.add(buffered.get(nextBuffered++));
                }
                rows.add(row);
            }
        }
        rows.addAll(buffered.subList(nextBuffered, buffered.size()));
        if (rows.size() <= limit) {
            return new ChangePage(rows, lastChange, true);
        }
        List<Row> page = List.copyOf(rows.subList(0, limit));
        return new ChangePage(page, page.getLast().changePoint(), false);
    }

    /** Whether an Event has the number of a point by another change. */
    boolean contradicts(ChangePoint point) {
        List<Row> rows = changesAfter(point.number() - 1, 1).rows();
        return !rows.isEmpty()
                && rows.getFirst().changeNumber() == point.number()
                && !rows.getFirst().changePoint().equals(point);
    }
}
