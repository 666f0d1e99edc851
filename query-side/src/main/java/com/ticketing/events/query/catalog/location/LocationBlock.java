package com.ticketing.events.query.catalog.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Case-folded texts of up to 1,024 locations, one after the other in UTF-8. A search reads a few pages of memory in
 * sequence, and not an object per location.
 *
 * <p>Single writer; readers take no lock and pass a number of locations that was published after they were added.
 */
final class LocationBlock {

    /** Maximum number of locations. */
    static final int CAPACITY = 1 << 10;

    /** After each text, so that no match spans two texts. It is no byte of UTF-8. */
    private static final byte SEPARATOR = (byte) 0xFF;

    private static final int INITIAL_BYTES = 1 << 10;

    /** By location: the index after its separator. */
    private final int[] ends = new int[CAPACITY];

    private volatile byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /** Adds a text. For the writer only. */
    void add(String folded) {
        byte[] text = folded.getBytes(UTF_8);
        int begin = begin(size);
        int end = begin + text.length + 1;
        boolean isLast = size == CAPACITY - 1;
        byte[] target = bytes;
        if (end > target.length || isLast) {
            target = Arrays.copyOf(target, isLast ? end : Math.max(end, 2 * target.length));
        }
        System.arraycopy(text, 0, target, begin, text.length);
        target[end - 1] = SEPARATOR;
        ends[size++] = end;
        bytes = target;
    }

    /**
     * Finds the locations from number {@code from} to {@code to}, exclusive, whose text contains a term.
     *
     * @param firstOrdinal the ordinal of this block's first location
     * @param ordinals receives the ordinals of the locations that match
     */
    void search(TermMatcher matcher, int from, int to, int firstOrdinal, BitSet ordinals) {
        byte[] texts = bytes;
        int end = begin(to);
        matcher.search(texts, begin(from), end, index -> {
            int location = locationAt(index, to);
            ordinals.set(firstOrdinal + location);
            return ends[location];
        });
    }

    private int begin(int location) {
        return location == 0 ? 0 : ends[location - 1];
    }

    /** The location whose text contains the byte. */
    private int locationAt(int index, int to) {
        int found = Arrays.binarySearch(ends, 0, to, index);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
