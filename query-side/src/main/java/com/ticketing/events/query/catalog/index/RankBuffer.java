package com.ticketing.events.query.catalog.index;

import java.util.Arrays;

/** Growing array of ranks. */
final class RankBuffer {

    private int[] ranks = new int[16];
    private int size;

    void add(int rank) {
        if (size == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * size);
        }
        ranks[size++] = rank;
    }

    int[] toArray() {
        return Arrays.copyOf(ranks, size);
    }

    int[] toSortedArray() {
        int[] sorted = toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
