package com.ticketing.events.query.catalog.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Inverted index of the words of a segment: for each word of the dictionary the ranks of the rows with that word in
 * title or location, ascending. Immutable.
 *
 * <p>A text without white space occurs in a title or location if and only if it occurs in one of their words. A search
 * therefore scans the distinct words, which are few, and unites the postings lists of those that contain the text.
 *
 * <p>All postings lists share one array, with the offset of each list beside it: four bytes per distinct word of a row
 * and four per word of the dictionary.
 */
public final class WordIndex {

    private final WordDictionary dictionary;
    private final int rows;
    private final int[] ranks;

    /** By word; the list of word n ends where that of n + 1 begins. */
    private final int[] offsets;

    private WordIndex(WordDictionary dictionary, int rows, int[] ranks, int[] offsets) {
        this.dictionary = dictionary;
        this.rows = rows;
        this.ranks = ranks;
        this.offsets = offsets;
    }

    /** Creates the index of no rows, with a dictionary of its own. */
    public static WordIndex empty() {
        return new WordIndex(new WordDictionary(), 0, new int[0], new int[1]);
    }

    /** Returns an empty list of rows to {@linkplain #merge merge}. */
    public WordIndexAdditions newAdditions() {
        return new WordIndexAdditions(dictionary);
    }

    /** Returns the ranks of the rows in which every text occurs, each folded, without white space and not empty. */
    public RoaringBitmap matching(Collection<String> texts) {
        List<BitSet> words = new ArrayList<>(texts.size());
        for (String text : texts) {
            BitSet containing = dictionary.ordinalsContaining(text, offsets.length - 1);
            if (containing.isEmpty()) {
                return new RoaringBitmap();
            }
            words.add(containing);
        }
        long[] matches = union(words.getFirst());
        for (BitSet other : words.subList(1, words.size())) {
            long[] ranksOfOther = union(other);
            for (int i = 0; i < matches.length; i++) {
                matches[i] &= ranksOfOther[i];
            }
        }
        return BitSetUtil.bitmapOf(matches);
    }

    private long[] union(BitSet words) {
        long[] bits = new long[(rows + Long.SIZE - 1) / Long.SIZE];
        for (int word = words.nextSetBit(0); word >= 0; word = words.nextSetBit(word + 1)) {
            for (int i = offsets[word]; i < offsets[word + 1]; i++) {
                bits[ranks[i] >> 6] |= 1L << ranks[i];
            }
        }
        return bits;
    }

    /**
     * Merges rows into a new index. For the writer of the dictionary.
     *
     * @param newRanks the new rank of each row of this index, negative for a row to leave out; ascending otherwise
     * @param additions the rows to add, with their new ranks
     * @param newRows the number of rows afterwards
     */
    public WordIndex merge(int[] newRanks, WordIndexAdditions additions, int newRows) {
        WordIndexAdditions.Postings added = additions.postings();
        int words = dictionary.size();
        int[] mergedOffsets = new int[words + 1];
        int[] merged = new int[Math.addExact(offsets[offsets.length - 1], added.ranks().length)];
        int size = 0;
        for (int word = 0; word < words; word++) {
            int next = added.offsets()[word];
            int end = added.offsets()[word + 1];
            if (word < offsets.length - 1) {
                for (int i = offsets[word]; i < offsets[word + 1]; i++) {
                    int rank = newRanks[ranks[i]];
                    if (rank >= 0) {
                        while (next < end && added.ranks()[next] < rank) {
                            merged[size++] = added.ranks()[next++];
                        }
                        merged[size++] = rank;
                    }
                }
            }
            while (next < end) {
                merged[size++] = added.ranks()[next++];
            }
            mergedOffsets[word + 1] = size;
        }
        return new WordIndex(dictionary, newRows, merged, mergedOffsets);
    }
}
