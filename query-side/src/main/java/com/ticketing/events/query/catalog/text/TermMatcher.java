package com.ticketing.events.query.catalog.text;

import java.util.Set;

/** Substring search for a set of terms in {@link TextBlocks}. Immutable. */
public sealed interface TermMatcher permits SequentialMatcher, AhoCorasick {

    /** Up to this many terms, a search per term is faster than the automaton ({@code docs/benchmarks.md}). */
    int MAX_SEQUENTIAL_TERMS = 8;

    /** The matcher for a number of terms, which are case-folded and not empty. */
    static TermMatcher of(Set<String> terms) {
        return terms.size() <= MAX_SEQUENTIAL_TERMS ? SequentialMatcher.of(terms) : AhoCorasick.of(terms);
    }

    /** Receiver of the matches of a search. */
    @FunctionalInterface
    interface MatchListener {

        /**
         * A term occurs at or before the byte.
         *
         * @return the index at which the search continues, greater than {@code index}
         */
        int matched(int index);
    }

    /**
     * Searches for every term in the bytes from {@code from} to {@code to}, exclusive.
     *
     * @param listener receives the index of a byte of each occurrence that the search finds
     */
    void search(byte[] texts, int from, int to, MatchListener listener);
}
