package com.ticketing.events.query.catalog.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of rows that are added to a {@link WordIndex}. Not thread-safe. */
public final class WordIndexAdditions {

    private static final int PAGE_SIZE = 1 << 16;

    private final WordDictionary dictionary;

    /** The distinct words of each row, one row after the other; the last word of a row is complemented. */
    private final List<int[]> pages = new ArrayList<>();

    /** The used part of the last page. */
    private int used = PAGE_SIZE;

    private int[] ranks = new int[64];
    private int rows;
    private int[] words = new int[64];

    WordIndexAdditions(WordDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Postings lists.
     *
     * @param offsets by word; the list of word n ends where that of n + 1 begins
     */
    @SuppressWarnings("ArrayRecordComponent") // Postings are never compared.
    record Postings(int[] ranks, int[] offsets) {}

    /**
     * Adds a row; the ranks of the rows ascend.
     *
     * @param rank the rank of the row in the merged segment
     */
    public void add(int rank, String title, String location) {
        int count = intern(AccentFolding.words(title), 0);
        count = intern(AccentFolding.words(location), count);
        if (count == 0) {
            return;
        }
        Arrays.sort(words, 0, count);
        int distinct = 1;
        for (int i = 1; i < count; i++) {
            if (words[i] != words[distinct - 1]) {
                words[distinct++] = words[i];
            }
        }
        for (int i = 0; i < distinct; i++) {
            append(i == distinct - 1 ? ~words[i] : words[i]);
        }
        if (rows == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * rows);
        }
        ranks[rows++] = rank;
    }

    /** Returns the number of words, with those before. */
    private int intern(List<String> texts, int before) {
        int count = before + texts.size();
        if (count > words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        for (int i = 0; i < texts.size(); i++) {
            words[before + i] = dictionary.intern(texts.get(i));
        }
        return count;
    }

    private void append(int word) {
        if (used == PAGE_SIZE) {
            pages.add(new int[PAGE_SIZE]);
            used = 0;
        }
        pages.getLast()[used++] = word;
    }

    /** Sorts the rows by word (counting sort). */
    Postings postings() {
        int[] offsets = new int[dictionary.size() + 1];
        for (int page = 0; page < pages.size(); page++) {
            int[] entries = pages.get(page);
            for (int i = 0; i < sizeOf(page); i++) {
                offsets[wordOf(entries[i]) + 1]++;
            }
        }
        for (int word = 0; word < offsets.length - 1; word++) {
            offsets[word + 1] += offsets[word];
        }
        int[] next = offsets.clone();
        int[] sorted = new int[offsets[offsets.length - 1]];
        int row = 0;
        for (int page = 0; page < pages.size(); page++) {
            int[] entries = pages.get(page);
            for (int i = 0; i < sizeOf(page); i++) {
                sorted[next[wordOf(entries[i])]++] = ranks[row];
                if (entries[i] < 0) {
                    row++;
                }
            }
        }
        return new Postings(sorted, offsets);
    }

    private int sizeOf(int page) {
        return page == pages.size() - 1 ? used : PAGE_SIZE;
    }

    private static int wordOf(int entry) {
        return entry < 0 ? ~entry : entry;
    }
}
