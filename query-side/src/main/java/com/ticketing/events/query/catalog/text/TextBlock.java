package com.ticketing.events.query.catalog.text;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Up to 1,024 texts, one after the other in UTF-8. A search reads a few pages of memory in sequence, and not an object
 * per text.
 *
 * <p>Single writer; readers take no lock and pass a number of texts that was published after they were added.
 */
final class TextBlock {

    /** Maximum number of texts. */
    static final int CAPACITY = 1 << 10;

    /** After each text, so that no match spans two texts. It is no byte of UTF-8. */
    private static final byte SEPARATOR = (byte) 0xFF;

    private static final int INITIAL_BYTES = 1 << 10;

    /** By text: the index after its separator. */
    private final int[] ends = new int[CAPACITY];

    private volatile byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /** Adds a text. For the writer only. */
    void add(byte[] text) {
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
     * Finds the texts from number {@code from} to {@code to}, exclusive, that contain a term.
     *
     * @param firstOrdinal the ordinal of this block's first text
     * @param ordinals receives the ordinals of the texts that match
     */
    void search(TermMatcher matcher, int from, int to, int firstOrdinal, BitSet ordinals) {
        matcher.search(bytes, begin(from), begin(to), new OrdinalCollector(from, firstOrdinal, ordinals));
    }

    /** Whether a text is equal to another one. */
    boolean isEqual(int number, byte[] text) {
        return Arrays.equals(bytes, begin(number), ends[number] - 1, text, 0, text.length);
    }

    /** Compares a text with one of another block or of this one, by code points. */
    int compare(int number, TextBlock other, int otherNumber) {
        return Arrays.compareUnsigned(
                bytes,
                begin(number),
                ends[number] - 1,
                other.bytes,
                other.begin(otherNumber),
                other.ends[otherNumber] - 1);
    }

    private int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** Finds the text of each match. Matches of one term come in ascending order, so the search goes forward. */
    private final class OrdinalCollector implements TermMatcher.MatchListener {

        private final int from;
        private final int firstOrdinal;
        private final BitSet ordinals;
        private int number;

        OrdinalCollector(int from, int firstOrdinal, BitSet ordinals) {
            this.from = from;
            this.firstOrdinal = firstOrdinal;
            this.ordinals = ordinals;
            number = from;
        }

        @Override
        public int matched(int index) {
            if (index < begin(number)) {
                number = from;
            }
            while (ends[number] <= index) {
                number++;
            }
            ordinals.set(firstOrdinal + number);
            return ends[number];
        }
    }
}
