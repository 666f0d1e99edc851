package com.ticketing.events.query.catalog.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of an index that a query matches, as ranks: first those that had begun before the days asked for and go on into
 * them, few as a rule and named one by one, then all of the filter within a range. Those that were replaced since the index
 * was made are left out.
 */
final class MatchSet {

    private final RoaringBitmap filter;
    private final int[] running;
    private final int begin;
    private final int end;
    private final int[] replaced;
    private final int beforeBegin;
    private final int size;

    /**
     * All ranks ascending.
     *
     * @param filter the ranks that every condition but the days leaves
     * @param running those of the filter that lie before {@code begin} and match
     * @param begin the first rank of the range
     * @param end the end of the range, exclusive
     * @param replaced those that would be hits, were they not replaced
     */
    MatchSet(RoaringBitmap filter, int[] running, int begin, int end, int[] replaced) {
        this.filter = filter;
        this.running = running;
        this.begin = begin;
        this.end = end;
        this.replaced = replaced;
        beforeBegin = below(begin);
        size = running.length + below(end) - beforeBegin - replaced.length;
    }

    int size() {
        return size;
    }

    /** How many hits have a lower rank. */
    int before(int rank) {
        return withReplacedBefore(rank) - position(replaced, rank);
    }

    /**
     * The rank of a hit.
     *
     * @param number from 0, below {@link #size()}
     */
    int rankOf(int number) {
        int low = 0;
        int high = replaced.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (withReplacedBefore(replaced[middle]) - middle <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return withReplaced(number + low);
    }

    /** The rank of the hit after the one of that rank, or -1 when it was the last. */
    int after(int rank) {
        int next = rank;
        do {
            next = withReplacedAfter(next);
        } while (next >= 0 && Arrays.binarySearch(replaced, next) >= 0);
        return next;
    }

    private int withReplaced(int number) {
        return number < running.length ? running[number] : filter.select(beforeBegin + number - running.length);
    }

    private int withReplacedBefore(int rank) {
        return rank <= begin ? position(running, rank) : running.length + below(Math.min(rank, end)) - beforeBegin;
    }

    private int withReplacedAfter(int rank) {
        int next = position(running, rank + 1);
        if (next < running.length) {
            return running[next];
        }
        long inRange = filter.nextValue(Math.max(rank + 1, begin));
        return inRange < end ? (int) inRange : -1;
    }

    private int below(int rank) {
        return rank == 0 ? 0 : filter.rank(rank - 1);
    }

    /** How many of the numbers are lower. */
    private static int position(int[] ascending, int number) {
        int found = Arrays.binarySearch(ascending, number);
        return found >= 0 ? found : -found - 1;
    }
}
