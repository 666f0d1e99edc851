package com.ticketing.events.query.http;

import com.ticketing.events.text.WholeNumber;
import java.util.Optional;

/** Numeric query parameters: versions, positions and limits, in ASCII digits only. */
public final class NumberParameters {

    /** Entries in a page without a parameter {@code limit}. */
    public static final int DEFAULT_LIMIT = 100;

    /** The rule of {@link #zeroOrMore}. */
    public static final String ZERO_OR_MORE_RULE = "Must be a whole number, 0 or more";

    /** The rule of {@link #position}. */
    public static final String POSITION_RULE = "Must be a whole number, 1 or more";

    /** The rule of {@link #limit}. */
    public static final String LIMIT_RULE = "Must be a whole number from 1 to 1000";

    private static final int MAX_LIMIT = 1000;

    private NumberParameters() {}

    /** A version, or a position with 0 for the start of the log. */
    public static Optional<Long> zeroOrMore(String text) {
        return WholeNumber.parse(text);
    }

    /** The position of a domain event in the event log, from 1. */
    public static Optional<Long> position(String text) {
        return zeroOrMore(text).filter(number -> number >= 1);
    }

    /** The maximum number of entries in a page, 1-1000. */
    public static Optional<Integer> limit(String text) {
        return zeroOrMore(text)
                .filter(number -> number >= 1 && number <= MAX_LIMIT)
                .map(Long::intValue);
    }
}
