package com.ticketing.events.query.catalog;

import java.util.BitSet;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ranks of the rows at each place: one array of all ranks, place after place, and where each place's part begins. And
 * the other way round, the place of each rank.
 *
 * <p>Eight bytes for a row and four for a place, however few rows a place has; a bitmap for each place would take hundreds
 * of bytes for a place with one row.
 */
final class Postings {

    /** By rank. */
    private final int[] numbers;

    private final int[] ranks;
    /** Indexed by the place's number; the part of place p ends where that of p + 1 begins. */
    private final int[] begins;

    Postings(Row[] rows) {
        int places = 0;
        numbers = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            numbers[rank] = rows[rank].place().number();
            places = Math.max(places, numbers[rank] + 1);
        }
        begins = new int[places + 1];
        for (int number : numbers) {
            begins[number + 1]++;
        }
        for (int place = 0; place < places; place++) {
            begins[place + 1] += begins[place];
        }
        int[] free = begins.clone();
        ranks = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ranks[free[numbers[rank]]++] = rank;
        }
    }

    /** The number of the place of the row of that rank. */
    int placeOf(int rank) {
        return numbers[rank];
    }

    /** The ranks at any of the places. */
    RoaringBitmap at(BitSet places) {
        long[] bits = new long[(numbers.length + Long.SIZE - 1) >> 6];
        for (int place = places.nextSetBit(0);
                place >= 0 && place < begins.length - 1;
                place = places.nextSetBit(place + 1)) {
            for (int i = begins[place]; i < begins[place + 1]; i++) {
                bits[ranks[i] >> 6] |= 1L << ranks[i];
            }
        }
        return BitSetUtil.bitmapOf(bits);
    }
}
