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
 * Reads date-times as RFC 3339 writes them, with any offset up to 23:59, a fraction of up to nine digits and, beyond the
 * RFC, without the seconds or without an offset.
 */
public final class Rfc3339 {

    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
                    + "(?<offset>[Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))?");

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Rfc3339() {}

    /**
     * The instant that the text names, empty when it names none in the years 0 to 9999 UTC.
     *
     * @param local where a date-time without an offset is read; one that its clocks skip moves forward by the gap
     */
    public static Optional<Instant> parse(String text, ZoneId local) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime dateTime = dateTime(matcher);
            Instant instant = matcher.group("offset") == null
                    ? dateTime.atZone(local).toInstant()
                    : dateTime.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(matcher));
            return Optional.of(instant).filter(i -> !i.isBefore(FIRST) && !i.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** By hand, because the pattern has done nearly all of it already. */
    private static LocalDateTime dateTime(Matcher matcher) {
        return LocalDateTime.of(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                number(matcher.group(4)),
                number(matcher.group(5)),
                number(matcher.group(6)),
                nanos(matcher.group(7)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    /** By hand, because {@link ZoneOffset} ends at 18 hours and RFC 3339 does not. */
    private static long offsetSeconds(Matcher matcher) {
        if (matcher.group("sign") == null) {
            return 0;
        }
        long seconds =
                Integer.parseInt(matcher.group("hours")) * 3600L + Integer.parseInt(matcher.group("minutes")) * 60L;
        return "-".equals(matcher.group("sign")) ? -seconds : seconds;
    }
}
