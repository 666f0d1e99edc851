package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.Set;

/**
 * Term dictionary of distinct folded words. Entries are never removed, so an ordinal stays valid for the life of the
 * dictionary. Single writer; readers take no lock and search a number of words that was published after they were
 * added.
 */
final class WordDictionary {

    private final TextBlocks words = new TextBlocks();
    private final TextTable ordinals = new TextTable(words);

    /** The number of words. For the writer only. */
    int size() {
        return words.size();
    }

    /** Returns the ordinal of a word, and adds the word if it is new. For the writer only. */
    int intern(String word) {
        byte[] text = word.getBytes(UTF_8);
        int known = ordinals.putIfAbsent(text, words.size());
        if (known != TextTable.NONE) {
            return known;
        }
        words.add(text);
        return words.size() - 1;
    }

    /**
     * Returns the ordinals of the words that contain a text, of the first {@code count} words.
     *
     * @param text folded, without white space, not empty
     */
    BitSet ordinalsContaining(String text, int count) {
        BitSet containing = new BitSet(count);
        words.search(TermMatcher.of(Set.of(text)), 0, count, containing);
        return containing;
    }
}
