package com.ticketing.events.query.catalog.text;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Append-only list of texts for substring searches. The ordinal of a text is its number in the list, from 0.
 *
 * <p>Single writer; readers take no lock and pass a number of texts that was published after they were added.
 */
public final class TextBlocks {

    private volatile List<TextBlock> blocks = List.of();
    private int size;

    /** Adds a text in UTF-8. For the writer only. */
    public void add(byte[] text) {
        if (size == blocks.size() * TextBlock.CAPACITY) {
            blocks = Stream.concat(blocks.stream(), Stream.of(new TextBlock())).toList();
        }
        blocks.getLast().add(text);
        size++;
    }

    /** The number of texts. For the writer only. */
    int size() {
        return size;
    }

    /** Whether a text is equal to another one, both in UTF-8. For the writer only. */
    boolean isEqual(int ordinal, byte[] text) {
        return blocks.get(ordinal / TextBlock.CAPACITY).isEqual(ordinal % TextBlock.CAPACITY, text);
    }

    /** Compares two texts by their code points. */
    public int compare(int ordinal, int other) {
        List<TextBlock> compared = blocks;
        return compared.get(ordinal / TextBlock.CAPACITY)
                .compare(
                        ordinal % TextBlock.CAPACITY,
                        compared.get(other / TextBlock.CAPACITY),
                        other % TextBlock.CAPACITY);
    }

    /**
     * Finds the texts from ordinal {@code begin} to {@code end}, exclusive, that contain a term.
     *
     * @param ordinals receives the ordinals of the texts that match
     */
    public void search(TermMatcher matcher, int begin, int end, BitSet ordinals) {
        List<TextBlock> searched = blocks;
        for (int block = begin / TextBlock.CAPACITY; block * TextBlock.CAPACITY < end; block++) {
            int first = block * TextBlock.CAPACITY;
            searched.get(block)
                    .search(
                            matcher,
                            Math.max(begin - first, 0),
                            Math.min(end - first, TextBlock.CAPACITY),
                            first,
                            ordinals);
        }
    }
}
