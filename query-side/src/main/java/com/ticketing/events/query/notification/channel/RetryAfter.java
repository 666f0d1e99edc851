package com.ticketing.events.query.notification.channel;

import com.ticketing.events.text.WholeNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/** Parser of the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private static final Duration MAX = Duration.ofDays(365);

    private RetryAfter() {}

    /**
     * The delay that a response asks for, at most a year.
     *
     * @param value a number of seconds or an HTTP date; null if the response has no such header
     * @return zero if there is none, or if it has passed or has another form
     */
    public static Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return Duration.ZERO;
        }
        if (WholeNumber.isDigits(value)) {
            return bounded(WholeNumber.parse(value).map(Duration::ofSeconds).orElse(MAX));
        }
        try {
            return bounded(Duration.between(now, HttpDateTime.parse(value).toInstant()));
        } catch (IllegalArgumentException | DateTimeParseException _) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration delay) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        return delay.compareTo(MAX) > 0 ? MAX : delay;
    }
}
