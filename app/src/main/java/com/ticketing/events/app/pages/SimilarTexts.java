package com.ticketing.events.app.pages;

import com.ticketing.events.query.catalog.text.AccentFolding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Selection of texts that a misspelt text may mean, without case and accents: those with the smallest edit distance to
 * the whole text or to one of its parts between commas.
 */
final class SimilarTexts {

    private static final int MAX_DISTANCE = 3;

    /** Characters of a text for each permitted edit. */
    private static final int CHARACTERS_PER_EDIT = 3;

    private static final int MAX_TEXTS = 3;
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 200;

    private SimilarTexts() {}

    /**
     * The texts that {@link #of} may compare at a bounded cost: those of 3 to 200 characters; none if there are more
     * than three texts.
     */
    static List<String> comparable(List<String> texts) {
        return texts.size() > MAX_TEXTS
                ? List.of()
                : texts.stream().filter(SimilarTexts::isComparable).toList();
    }

    private static boolean isComparable(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    /** The first characters of a comparable text, which many misspelt texts share with what they mean. */
    static String beginning(String comparable) {
        return comparable.substring(0, comparable.offsetByCodePoints(0, MIN_LENGTH));
    }

    /**
     * The candidates that are similar to one of the texts, most similar first; of equally similar ones, the earlier
     * candidate first.
     */
    static List<String> of(List<String> texts, List<String> candidates, int limit) {
        List<String> wanted = texts.stream().map(SimilarTexts::fold).toList();
        Map<String, Integer> distances = new HashMap<>();
        for (String candidate : candidates) {
            List<String> parts = parts(candidate);
            int distance = wanted.stream()
                    .mapToInt(text -> distance(text, parts))
                    .min()
                    .orElse(Integer.MAX_VALUE);
            if (distance <= MAX_DISTANCE) {
                distances.put(candidate, distance);
            }
        }
        return candidates.stream()
                .filter(distances::containsKey)
                .sorted(Comparator.comparing(distances::get))
                .limit(limit)
                .toList();
    }

    /** The candidate and its parts, folded. */
    private static List<String> parts(String candidate) {
        return Stream.concat(Stream.of(candidate), Stream.of(candidate.split(",")))
                .map(SimilarTexts::fold)
                .toList();
    }

    private static int distance(String text, List<String> parts) {
        int permitted = Math.min(MAX_DISTANCE, text.length() / CHARACTERS_PER_EDIT);
        return parts.stream()
                .mapToInt(part -> distance(text, part, permitted))
                .filter(distance -> distance <= permitted)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static String fold(String text) {
        return AccentFolding.fold(text).strip();
    }

    /** The Levenshtein distance, or more than {@code permitted} if it is more. */
    private static int distance(String a, String b, int permitted) {
        if (Math.abs(a.length() - b.length()) > permitted) {
            return permitted + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
