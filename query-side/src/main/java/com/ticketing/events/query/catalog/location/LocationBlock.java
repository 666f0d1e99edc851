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
        matcher.search(bytes, begin(from), begin(to), new OrdinalCollector(from, firstOrdinal, ordinals));
    }

    private int begin(int location) {
        return location == 0 ? 0 : ends[location - 1];
    }

    /** Finds the location of each match. Matches of one term come in ascending order, so the search goes forward. */
    private final class OrdinalCollector implements TermMatcher.MatchListener {

        private final int from;
        private final int firstOrdinal;
        private final BitSet ordinals;
        private int location;

        OrdinalCollector(int from, int firstOrdinal, BitSet ordinals) {
            this.from = from;
            this.firstOrdinal = firstOrdinal;
            this.ordinals = ordinals;
            location = from;
        }

        @Override
        public int matched(int index) {
            if (index < begin(location)) {
                location = from;
            }
            while (ends[location] <= index) {
                location++;
            }
            ordinals.set(firstOrdinal + location);
            return ends[location];
        }
    }
}
