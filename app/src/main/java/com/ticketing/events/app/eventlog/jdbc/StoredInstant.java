package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.text.InstantText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Column form of instants: UTC with nine digits of a second. Text order is time order for the years 0 to 9999.
 * Thread-safe.
 */
public final class StoredInstant {

    private static final DateTimeFormatter NINE_DIGITS = new DateTimeFormatterBuilder()
            .appendInstant(9)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StoredInstant() {}

    /** Formats an instant as column text. */
    public static String format(Instant instant) {
        return NINE_DIGITS.format(instant);
    }

    /**
     * Parses column text.
     *
     * @throws java.time.format.DateTimeParseException if the text is no instant
     */
    public static Instant parse(String text) {
        return InstantText.parse(text);
    }
}
