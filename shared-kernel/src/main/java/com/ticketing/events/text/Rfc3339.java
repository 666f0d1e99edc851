package com.ticketing.events.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parser for RFC 3339 date-times with offsets up to 23:59 and fractions of up to nine digits. Beyond the RFC, the
 * seconds and the offset may be absent.
 */
public final class Rfc3339 {

    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
                    + "(?<offset>[Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))?");

    private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Rfc3339() {}

    /**
     * Parses a date-time; empty if the text has another form or its instant is outside the years 0 to 9999 UTC.
     *
     * @param zone time zone of a date-time without an offset; a local time in a daylight-saving gap moves forward by
     *     the length of the gap
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime dateTime = dateTime(matcher);
            Instant instant = matcher.group("offset") == null
                    ? dateTime.atZone(zone).toInstant()
                    : dateTime.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(matcher));
            return Optional.of(instant).filter(i -> !i.isBefore(MIN) && !i.isAfter(MAX));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime dateTime(Matcher matcher) {
        return LocalDateTime.of(
                parseDigits(matcher.group(1)),
                parseDigits(matcher.group(2)),
                parseDigits(matcher.group(3)),
                parseDigits(matcher.group(4)),
                parseDigits(matcher.group(5)),
                parseDigits(matcher.group(6)),
                parseNanos(matcher.group(7)));
    }

    private static int parseDigits(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int parseNanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    /** RFC 3339 permits offsets up to 23:59; {@link ZoneOffset} ends at 18:00. */
    private static long offsetSeconds(Matcher matcher) {
        if (matcher.group("sign") == null) {
            return 0;
        }
        long seconds =
                Integer.parseInt(matcher.group("hours")) * 3600L + Integer.parseInt(matcher.group("minutes")) * 60L;
        return "-".equals(matcher.group("sign")) ? -seconds : seconds;
    }
}
