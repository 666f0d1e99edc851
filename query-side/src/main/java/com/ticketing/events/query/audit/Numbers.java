package com.ticketing.events.query.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/** The numbers in this package's query parameters, in ASCII digits and nothing else. */
final class Numbers {

    static final int USUAL_LIMIT = 100;

    static final String PLACE_RULE = "Must be a whole number, 0 or more";
    static final String POSITION_RULE = "Must be a whole number, 1 or more";
    static final String LIMIT_RULE = "Must be a whole number from 1 to 1000";

    private static final int HIGHEST_LIMIT = 1000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private Numbers() {}

    /** A version or a position. */
    static Optional<Long> place(String text) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .map(Long::valueOf);
    }

    /** The place of a domain event in the log. */
    static Optional<Long> position(String text) {
        return place(text).filter(number -> number >= 1);
    }

    /** How many entries a page has. */
    static Optional<Integer> limit(String text) {
        return place(text)
                .filter(number -> number >= 1 && number <= HIGHEST_LIMIT)
                .map(Long::intValue);
    }
}
