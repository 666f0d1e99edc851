package com.ticketing.events.query.http;

import com.ticketing.events.text.WholeNumber;
import java.util.Optional;

/** Numeric query parameters: versions, positions and limits, in ASCII digits only. */
public final class NumberParameters {

    /** Maximum number of entries in a page if the parameter {@code limit} is absent. */
    public static final int DEFAULT_LIMIT = 100;

    /** Message of a violation of {@link #nonNegative}. */
    public static final String NON_NEGATIVE_RULE = "Must be a whole number, 0 or more";

    /** Message of a violation of {@link #position}. */
    public static final String POSITION_RULE = "Must be a whole number, 1 or more";

    /** Message of a violation of {@link #limit}. */
    public static final String LIMIT_RULE = "Must be a whole number from 1 to 1000";

    private static final int MAX_LIMIT = 1000;

    private NumberParameters() {}

    /** Parses a version, or a position with 0 for the start of the log; empty if the text is not a number. */
    public static Optional<Long> nonNegative(String text) {
        return WholeNumber.parse(text);
    }

    /** Parses the position of a domain event in the event log, from 1; empty if the text is not one. */
    public static Optional<Long> position(String text) {
        return nonNegative(text).filter(number -> number >= 1);
    }

    /** Parses the maximum number of entries in a page, 1-1000; empty if the text is not one. */
    public static Optional<Integer> limit(String text) {
        return nonNegative(text)
                .filter(number -> number >= 1 && number <= MAX_LIMIT)
                .map(Long::intValue);
    }
}
