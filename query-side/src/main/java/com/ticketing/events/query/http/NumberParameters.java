package com.ticketing.events.query.http;

import com.ticketing.events.text.WholeNumber;
import java.util.Optional;

/** The numbers in this package's query parameters, in ASCII digits and nothing else. */
public final class NumberParameters {

    public static final int USUAL_LIMIT = 100;

    public static final String PLACE_RULE = "Must be a whole number, 0 or more";
    public static final String POSITION_RULE = "Must be a whole number, 1 or more";
    public static final String LIMIT_RULE = "Must be a whole number from 1 to 1000";

    private static final int HIGHEST_LIMIT = 1000;

    private NumberParameters() {}

    /** A version or a position. */
    public static Optional<Long> place(String text) {
        return WholeNumber.parse(text);
    }

    /** The place of a domain event in the log. */
    public static Optional<Long> position(String text) {
        return place(text).filter(number -> number >= 1);
    }

    /** How many entries a page has. */
    public static Optional<Integer> limit(String text) {
        return place(text)
                .filter(number -> number >= 1 && number <= HIGHEST_LIMIT)
                .map(Long::intValue);
    }
}
