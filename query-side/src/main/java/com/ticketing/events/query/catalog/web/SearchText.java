package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.text.AccentFolding;
import com.ticketing.events.text.WhiteSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameter {@code q}: text that a client searches for, without case and accents. */
final class SearchText {

    static final String PHRASE_RULE = "Must have at most 200 characters";
    static final String WORDS_RULE = "Must have at most 200 characters and 10 words";

    private static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 10;

    private SearchText() {}

    /** The folded text as one phrase; empty if it is too long. */
    static Optional<String> phrase(String text) {
        String trimmed = WhiteSpace.trim(text);
        return isTooLong(trimmed) ? Optional.empty() : Optional.of(AccentFolding.fold(trimmed));
    }

    /**
     * The folded words of the text; empty if it is too long or has too many. Words are counted as given and as folded,
     * because folding can make several of one.
     */
    static Optional<Set<String>> words(String text) {
        String trimmed = WhiteSpace.trim(text);
        if (isTooLong(trimmed) || WhiteSpace.countWords(trimmed) > MAX_WORDS) {
            return Optional.empty();
        }
        List<String> words = AccentFolding.words(trimmed);
        return words.size() <= MAX_WORDS ? Optional.of(Set.copyOf(words)) : Optional.empty();
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH;
    }
}
