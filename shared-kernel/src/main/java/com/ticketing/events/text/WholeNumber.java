package com.ticketing.events.text;

import java.util.Optional;

/** Parser for non-negative integers of 1 to 18 ASCII digits, without sign or white space. */
public final class WholeNumber {

    private static final int MAX_DIGITS = 18;

    private WholeNumber() {}

    /** Parses {@code text}; empty if it has another form. */
    public static Optional<Long> parse(String text) {
        return text.length() <= MAX_DIGITS && isDigits(text) ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Whether {@code text} consists of one or more ASCII digits, in any number. */
    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
