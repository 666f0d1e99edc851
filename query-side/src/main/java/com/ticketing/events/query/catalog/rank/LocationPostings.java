package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.query.catalog.row.Row;
import java.util.BitSet;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Postings of a segment: for each location ordinal the ranks of its rows, and for each rank the low 16 bits of its
 * location ordinal.
 *
 * <p>All postings lists share one array, ordered by location, with the offset of each list beside it. That is six bytes
 * per row and four per location. A bitmap per location would take hundreds of bytes for a location with a single row.
 */
final class LocationPostings {

    /** With fewer locations than this, the low 16 bits identify the ordinal. */
    private static final int SHORT_ORDINALS = 1 << Character.SIZE;

    private final int[] ranks;
    /** By location ordinal; the list of ordinal n ends where that of n + 1 begins. */
    private final int[] offsets;
    /** By rank. */
    private final char[] shortOrdinals;

    LocationPostings(Row[] rows) {
        int locations = 0;
        int[] ordinals = new int[rows.length];
        shortOrdinals = new char[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ordinals[rank] = rows[rank].location().ordinal();
            shortOrdinals[rank] = (char) ordinals[rank];
            locations = Math.max(locations, ordinals[rank] + 1);
        }
        offsets = new int[locations + 1];
        for (int ordinal : ordinals) {
            offsets[ordinal + 1]++;
        }
        for (int ordinal = 0; ordinal < locations; ordinal++) {
            offsets[ordinal + 1] += offsets[ordinal];
        }
        int[] next = offsets.clone();
        ranks = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ranks[next[ordinals[rank]]++] = rank;
        }
    }

    /**
     * Whether the row of a rank may be at one of the locations. Exact with fewer than 65,536 locations, else always
     * true.
     */
    boolean mayMatch(BitSet ordinals, int rank) {
        return offsets.length > SHORT_ORDINALS || ordinals.get(shortOrdinals[rank]);
    }

    /** Returns the number of selected rows of each location, by ordinal. */
    int[] counts(BitSet selectedRanks) {
        int[] counts = new int[offsets.length - 1];
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            for (int i = offsets[ordinal]; i < offsets[ordinal + 1]; i++) {
                if (selectedRanks.get(ranks[i])) {
                    counts[ordinal]++;
                }
            }
        }
        return counts;
    }

    /** Returns the union of the postings lists of the locations. */
    RoaringBitmap union(BitSet ordinals) {
        long[] bits = new long[(shortOrdinals.length + Long.SIZE - 1) >> 6];
        for (int ordinal = ordinals.nextSetBit(0);
                ordinal >= 0 && ordinal < offsets.length - 1;
                ordinal = ordinals.nextSetBit(ordinal + 1)) {
            for (int i = offsets[ordinal]; i < offsets[ordinal + 1]; i++) {
                bits[ranks[i] >> 6] |= 1L << ranks[i];
            }
        }
        return BitSetUtil.bitmapOf(bits);
    }
}
