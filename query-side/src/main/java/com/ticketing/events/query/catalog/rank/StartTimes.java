package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.query.catalog.row.Row;

/**
 * Sorted column of start times by rank, in {@link EpochMinutes}; a search by time rarely reads a row.
 *
 * <p>The last start of each block of 64 ranks is repeated in an array that fits into the processor's cache. A search
 * bisects that array first and one block afterwards.
 */
final class StartTimes {

    private static final int BLOCK_SHIFT = 6;

    private final int[] starts;
    private final int[] blockEnds;

    StartTimes(Row[] rows) {
        starts = new int[rows.length];
        blockEnds = new int[rows.length >> BLOCK_SHIFT];
        for (int rank = 0; rank < rows.length; rank++) {
            starts[rank] = EpochMinutes.of(rows[rank].startSecond());
        }
        for (int block = 0; block < blockEnds.length; block++) {
            blockEnds[block] = starts[((block + 1) << BLOCK_SHIFT) - 1];
        }
    }

    /** Returns the first rank that starts in the minute or later; the number of rows if there is none. */
    int firstAtOrAfter(int minute) {
        int block = lowerBound(blockEnds, minute, 0, blockEnds.length);
        return lowerBound(starts, minute, block << BLOCK_SHIFT, Math.min((block + 1) << BLOCK_SHIFT, starts.length));
    }

    /**
     * Returns the first rank that starts after the minute; the number of rows if there is none.
     *
     * @param from the result of {@link #firstAtOrAfter} for the minute; usually few rows start in the same minute
     */
    int firstAfter(int minute, int from) {
        int low = from;
        int step = 1;
        while (low + step < starts.length && starts[low + step] <= minute) {
            low += step;
            step <<= 1;
        }
        return lowerBound(starts, minute + 1L, low, Math.min(low + step, starts.length));
    }

    /**
     * Returns the first index in {@code low} to {@code high} exclusive whose value is not less; {@code high} if none.
     */
    private static int lowerBound(int[] ascending, long value, int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
