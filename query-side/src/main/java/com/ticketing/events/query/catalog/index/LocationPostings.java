package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.BitSet;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ranks of the rows at each place: one array of all ranks, place after place, and where each place's part begins. And
 * the other way round, as much of each rank's place as two bytes hold.
 *
 * <p>Six bytes for a row and four for a place, however few rows a place has; a bitmap for each place would take hundreds
 * of bytes for a place with one row.
 */
final class LocationPostings {

    /** As many as two bytes tell apart. */
    private static final int MANY = 1 << Character.SIZE;

    private final int[] ranks;
    /** Indexed by the place's number; the part of place p ends where that of p + 1 begins. */
    private final int[] begins;
    /** By rank, the last two bytes of the place's number. */
    private final char[] ends;

    LocationPostings(Row[] rows) {
        int places = 0;
        int[] numbers = new int[rows.length];
        ends = new char[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            numbers[rank] = rows[rank].place().number();
            ends[rank] = (char) numbers[rank];
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

    /** Whether the row of that rank may be at one of the places; exactly so unless there are very many places. */
    boolean mayBeAt(BitSet places, int rank) {
        return begins.length > MANY || places.get(ends[rank]);
    }

    /** The ranks at any of the places. */
    RoaringBitmap at(BitSet places) {
        long[] bits = new long[(ends.length + Long.SIZE - 1) >> 6];
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
