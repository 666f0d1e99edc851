package com.ticketing.events.query.catalog.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ranks of a segment that match a query, with rank and select: the Events that are already running at the lower
 * bound, then the part of the filter bitmap within the range of start times, without the rows that the write buffer
 * replaces.
 *
 * <p>Counting and selecting use rank and select of the bitmap, so the cost of a page does not depend on its number. The
 * running Events and the replaced rows are few and are kept in sorted arrays.
 */
final class MatchSet {

    private final RoaringBitmap filter;
    private final int[] running;
    private final int begin;
    private final int end;
    private final int[] replaced;
    private final int filterCountBelowBegin;
    private final int size;

    /**
     * Creates a match set; all ranks ascending.
     *
     * @param filter the ranks that match all conditions except the days
     * @param running the ranks of the filter below {@code begin} that match
     * @param begin the first rank of the range
     * @param end the end of the range, exclusive
     * @param replaced the ranks to leave out, all of which match
     */
    MatchSet(RoaringBitmap filter, int[] running, int begin, int end, int[] replaced) {
        this.filter = filter;
        this.running = running;
        this.begin = begin;
        this.end = end;
        this.replaced = replaced;
        filterCountBelowBegin = filterCountBelow(begin);
        size = running.length + filterCountBelow(end) - filterCountBelowBegin - replaced.length;
    }

    int size() {
        return size;
    }

    /** The number of matches with a lower rank. */
    int countBelow(int rank) {
        return countBelowWithReplaced(rank) - countBelow(replaced, rank);
    }

    /**
     * Returns the rank of the n-th match.
     *
     * @param n from 0, below {@link #size()}
     */
    int select(int n) {
        int low = 0;
        int high = replaced.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (countBelowWithReplaced(replaced[middle]) - middle <= n) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return selectWithReplaced(n + low);
    }

    /** Returns the rank of the next match after a rank; -1 after the last. */
    int next(int rank) {
        int next = rank;
        do {
            next = nextWithReplaced(next);
        } while (next >= 0 && Arrays.binarySearch(replaced, next) >= 0);
        return next;
    }

    private int selectWithReplaced(int n) {
        return n < running.length ? running[n] : filter.select(filterCountBelowBegin + n - running.length);
    }

    private int countBelowWithReplaced(int rank) {
        return rank <= begin
                ? countBelow(running, rank)
                : running.length + filterCountBelow(Math.min(rank, end)) - filterCountBelowBegin;
    }

    private int nextWithReplaced(int rank) {
        int next = countBelow(running, rank + 1);
        if (next < running.length) {
            return running[next];
        }
        long inRange = filter.nextValue(Math.max(rank + 1, begin));
        return inRange < end ? (int) inRange : -1;
    }

    private int filterCountBelow(int rank) {
        return rank == 0 ? 0 : filter.rank(rank - 1);
    }

    private static int countBelow(int[] ascending, int rank) {
        int found = Arrays.binarySearch(ascending, rank);
        return found >= 0 ? found : -found - 1;
    }
}
