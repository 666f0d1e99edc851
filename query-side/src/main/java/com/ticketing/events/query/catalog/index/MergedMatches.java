package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches of a segment and of its write buffer as one list in the order of {@link Row#compare}. An index is the ordinal
 * of a match in that list, from 0.
 *
 * @param bufferMatches in the same order
 */
record MergedMatches(Segment segment, MatchSet segmentMatches, List<Row> bufferMatches) {

    /** Range of the indexes of all matches that start at one instant; {@code end} is exclusive. */
    private record Group(int begin, int end) {}

    private int size() {
        return segmentMatches.size() + bufferMatches.size();
    }

    /** Returns all matches. */
    List<Row> all() {
        return page(0, size());
    }

    /** Returns {@code size} matches from index {@code offset} on; there are as many. */
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
     * Returns a page of the matches in descending order of start; those that start at the same instant are ascending by
     * id. There are {@code size} matches from {@code offset} on.
     *
     * <p>Such a page is the end of one group, whole groups in reverse order, and the beginning of another group, all of
     * which are ranges of indexes.
     */
    List<Row> descendingPage(int offset, int size) {
        int high = size() - offset;
        int low = high - size;
        Group first = groupOf(high - 1);
        Group last = groupOf(low);
        int begin = first.begin + first.end - high;
        if (first.equals(last)) {
            return page(begin, size);
        }
        List<Row> rows = new ArrayList<>(page(begin, high - first.begin));
        addReversed(page(last.end, first.begin - last.end), rows);
        rows.addAll(page(last.begin, last.end - low));
        return rows;
    }

    private static void addReversed(List<Row> groups, List<Row> rows) {
        int end = groups.size();
        while (end > 0) {
            int begin = end - 1;
            while (begin > 0 && groups.get(begin - 1).hasSameStart(groups.get(begin))) {
                begin--;
            }
            rows.addAll(groups.subList(begin, end));
            end = begin;
        }
    }

    private Group groupOf(int index) {
        Instant start = page(index, 1).getFirst().startAt();
        return new Group(startingBefore(start), startingBefore(start.plusNanos(1)));
    }

    /** The number of matches that start before an instant. */
    private int startingBefore(Instant instant) {
        int low = 0;
        int high = bufferMatches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bufferMatches.get(middle).startsBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + segmentMatches.countBelow(segment.firstRankStartingFrom(instant));
    }

    /**
     * The number of buffered rows before the page. The position of a buffered row among all matches is its own index
     * plus the number of segment matches below it; it grows with the index, so a binary search finds the first.
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
