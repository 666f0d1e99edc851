package com.ticketing.events.text;

import java.util.Optional;

/**
 * The header {@code Event-Log-Position}. In a response to a command: the position of its last domain event. In a
 * request for data: the position that the response has to include; in its response: the position it was made from.
 */
public final class LogPositionHeader {

    public static final String NAME = "Event-Log-Position";

    /** The rule of the value, for error messages. */
    public static final String RULE = "Must be a position: 0 or a positive whole number";

    private LogPositionHeader() {}

    /** Parses the value of the header; empty if it is not a position. */
    public static Optional<Long> parse(String value) {
        return WholeNumber.parse(value);
    }
}
