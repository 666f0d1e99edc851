package com.ticketing.events.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/**
 * Fast parser for instants in the form of {@link Instant#toString()}: {@code 2027-01-04T09:30:00.123456Z}, at most nine
 * digits after the second. Other forms fall back to {@link Instant#parse}.
 */
public final class InstantText {

    private static final int SECOND_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final long DAY = TimeUnit.DAYS.toSeconds(1);
    private static final long HOUR = TimeUnit.HOURS.toSeconds(1);
    private static final long MINUTE = TimeUnit.MINUTES.toSeconds(1);

    private InstantText() {}

    /**
     * Parses an instant.
     *
     * @throws DateTimeParseException if the text is no instant
     */
    public static Instant parse(String text) {
        return isUsual(text) ? usual(text) : Instant.parse(text);
    }

    /** Whether it has the form and every number is one that occurs in each month, on each day and in each minute. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        if (last < SECOND_END || last > SECOND_END + 1 + MOST_DIGITS || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case SECOND_END -> c == '.' && last > SECOND_END + 1;
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength()
                && number(text, 11, 13) < 24
                && number(text, 14, 16) < 60
                && number(text, 17, SECOND_END) < 60;
    }

    private static Instant usual(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long second = number(text, 11, 13) * HOUR + number(text, 14, 16) * MINUTE + number(text, 17, SECOND_END);
        int nano = 0;
        for (int i = SECOND_END + 1; i <= SECOND_END + MOST_DIGITS; i++) {
            nano = 10 * nano + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * DAY + second, nano);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
