package com.ticketing.events.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/**
 * Fast parser and formatter for instants in the form of {@link Instant#toString()}: {@code
 * 2027-01-04T09:30:00.123456Z}, at most nine digits after the second. Other forms fall back to {@link Instant}.
 */
public final class InstantText {

    private static final int SECOND_END = 19;
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int MAX_YEAR = 9999;
    private static final long SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);
    private static final long SECONDS_PER_HOUR = TimeUnit.HOURS.toSeconds(1);
    private static final long SECONDS_PER_MINUTE = TimeUnit.MINUTES.toSeconds(1);

    private InstantText() {}

    /**
     * Parses an instant.
     *
     * @throws DateTimeParseException if the text is not an instant
     */
    public static Instant parse(String text) {
        return hasFastForm(text) ? parseFast(text) : Instant.parse(text);
    }

    /** Whether the text has this form and its numbers are in range; 29 February is left to {@link Instant#parse}. */
    private static boolean hasFastForm(String text) {
        int last = text.length() - 1;
        if (last < SECOND_END || last > SECOND_END + 1 + MAX_FRACTION_DIGITS || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char c = text.charAt(i);
            boolean matches = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case SECOND_END -> c == '.' && last > SECOND_END + 1;
                default -> c >= '0' && c <= '9';
            };
            if (!matches) {
                return false;
            }
        }
        int month = parseDigits(text, 5, 7);
        int day = parseDigits(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength()
                && parseDigits(text, 11, 13) < 24
                && parseDigits(text, 14, 16) < 60
                && parseDigits(text, 17, SECOND_END) < 60;
    }

    private static Instant parseFast(String text) {
        long day = LocalDate.of(parseDigits(text, 0, 4), parseDigits(text, 5, 7), parseDigits(text, 8, 10))
                .toEpochDay();
        long second = parseDigits(text, 11, 13) * SECONDS_PER_HOUR
                + parseDigits(text, 14, 16) * SECONDS_PER_MINUTE
                + parseDigits(text, 17, SECOND_END);
        int nano = 0;
        for (int i = SECOND_END + 1; i <= SECOND_END + MAX_FRACTION_DIGITS; i++) {
            nano = 10 * nano + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * SECONDS_PER_DAY + second, nano);
    }

    /** Formats an instant as {@link Instant#toString()} does: no fraction, or three, six or nine digits. */
    public static String format(Instant instant) {
        long second = instant.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        if (date.getYear() < 0 || date.getYear() > MAX_YEAR) {
            return instant.toString();
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_PER_DAY);
        byte[] text = "0000-00-00T00:00:00.000000000Z".getBytes(US_ASCII);
        putDigits(text, 4, date.getYear());
        putDigits(text, 7, date.getMonthValue());
        putDigits(text, 10, date.getDayOfMonth());
        putDigits(text, 13, ofDay / (int) SECONDS_PER_HOUR);
        putDigits(text, 16, ofDay / (int) SECONDS_PER_MINUTE % 60);
        putDigits(text, SECOND_END, ofDay % 60);
        int nano = instant.getNano();
        int end = SECOND_END;
        if (nano != 0) {
            putDigits(text, text.length - 1, nano);
            end = text.length - 1 - (nano % 1_000_000 == 0 ? 6 : nano % 1_000 == 0 ? 3 : 0);
        }
        text[end] = 'Z';
        return new String(text, 0, end + 1, US_ASCII);
    }

    /** Writes a number over zeros that end before {@code end}. */
    private static void putDigits(byte[] text, int end, int number) {
        int position = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--position] = (byte) ('0' + rest % 10);
        }
    }

    private static int parseDigits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
