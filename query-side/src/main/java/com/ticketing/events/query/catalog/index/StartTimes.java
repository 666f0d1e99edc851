package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;

/**
 * The starts of rows in order, in {@link EpochMinutes}, by rank: looking for a moment hardly touches the rows.
 *
 * <p>The last start of each stretch of 64 stands in an array of its own, small enough to stay in the processor's cache: a
 * search goes there first, and then through one stretch.
 */
final class StartTimes {

    private static final int SHIFT = 6;

    private final int[] starts;
    private final int[] sparse;

    StartTimes(Row[] rows) {
        starts = new int[rows.length];
        sparse = new int[rows.length >> SHIFT];
        for (int rank = 0; rank < rows.length; rank++) {
            starts[rank] = EpochMinutes.of(rows[rank].startSecond());
        }
        for (int stretch = 0; stretch < sparse.length; stretch++) {
            sparse[stretch] = starts[((stretch + 1) << SHIFT) - 1];
        }
    }

    /** The first rank whose row starts in that minute or later; the number of rows if there is none. */
    int firstFrom(int minute) {
        int stretch = first(sparse, minute, 0, sparse.length);
        return first(starts, minute, stretch << SHIFT, Math.min((stretch + 1) << SHIFT, starts.length));
    }

    /**
     * The first rank whose row starts after that minute; the number of rows if there is none.
     *
     * @param from the first rank of the minute, after which there are few as a rule
     */
    int firstAfter(int minute, int from) {
        int low = from;
        int step = 1;
        while (low + step < starts.length && starts[low + step] <= minute) {
            low += step;
            step <<= 1;
        }
        return first(starts, minute + 1L, low, Math.min(low + step, starts.length));
    }

    /** The first place from {@code low} on, and before {@code high}, of a number that is not less; {@code high} if there is none. */
    private static int first(int[] ascending, long least, int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < least) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
