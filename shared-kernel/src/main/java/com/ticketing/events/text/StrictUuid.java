package com.ticketing.events.text;

import java.util.Optional;
import java.util.UUID;

/**
 * Parser for the text form of UUIDs (RFC 9562): 32 hexadecimal digits in groups of 8-4-4-4-12.
 *
 * <p>{@link UUID#fromString} alone accepts shorter groups, such as {@code 1-2-3-4-5}.
 */
public final class StrictUuid {

    private static final int LENGTH = 36;

    private StrictUuid() {}

    /** Parses {@code text}, with hexadecimal digits in either case; empty if it has another form. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (isHyphen ? c != '-' : !isHexDigit(c)) {
                return Optional.empty();
            }
        }
        return Optional.of(UUID.fromString(text));
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
