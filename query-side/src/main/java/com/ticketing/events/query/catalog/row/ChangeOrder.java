package com.ticketing.events.query.catalog.row;

import java.util.Arrays;

/** The ranks of the public rows of a segment in the order of their latest public changes. Immutable. */
public final class ChangeOrder {

    private final Row[] rows;
    private final int[] ranks;

    private ChangeOrder(Row[] rows, int[] ranks) {
        this.rows = rows;
        this.ranks = ranks;
    }

    /** Creates the order of no rows. */
    public static ChangeOrder empty() {
        return new ChangeOrder(new Row[0], new int[0]);
    }

    /** The number of public rows. */
    public int size() {
        return ranks.length;
    }

    /** The rank of the row at an index of this order. */
    public int rank(int index) {
        return ranks[index];
    }

    /** The first index whose row changed after a change; {@link #size} if there is none. */
    public int firstAfter(long number) {
        return firstAfter(number, 0);
    }

    private int firstAfter(long number, int from) {
        if (ranks.length == from || rows[ranks[ranks.length - 1]].changeNumber() <= number) {
            return ranks.length;
        }
        int low = from;
        int high = ranks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[ranks[middle]].changeNumber() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Merges rows into a new order.
     *
     * @param newRanks the new rank of each row of the segment, negative for a row that is left out
     * @param added the new ranks of the rows that are added
     * @param merged the rows of the merged segment
     */
    public ChangeOrder merge(int[] newRanks, int[] added, Row[] merged) {
        int[] addedRanks = inOrder(added, merged);
        int[] mergedRanks = new int[ranks.length + addedRanks.length];
        int size = 0;
        int next = 0;
        for (int addedRank : addedRanks) {
            int end = firstAfter(merged[addedRank].changeNumber(), next);
            size = copy(next, end, newRanks, mergedRanks, size);
            next = end;
            mergedRanks[size++] = addedRank;
        }
        size = copy(next, ranks.length, newRanks, mergedRanks, size);
        return new ChangeOrder(merged, Arrays.copyOf(mergedRanks, size));
    }

    private int copy(int from, int to, int[] newRanks, int[] target, int targetSize) {
        int size = targetSize;
        for (int i = from; i < to; i++) {
            int rank = newRanks[ranks[i]];
            if (rank >= 0) {
                target[size++] = rank;
            }
        }
        return size;
    }

    /** The ranks of the public rows among those added; a sort key is a number and a rank. */
    private static int[] inOrder(int[] added, Row[] merged) {
        long[] keys = new long[added.length];
        int size = 0;
        for (int rank : added) {
            if (merged[rank].changeNumber() > 0) {
                keys[size++] = merged[rank].changeNumber() << Integer.SIZE | rank;
            }
        }
        Arrays.sort(keys, 0, size);
        int[] ordered = new int[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = (int) keys[i];
        }
        return ordered;
    }
}
