package com.ticketing.events.query.http;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code Cache-Control} of public responses: {@code public}, {@code must-revalidate} and a {@code max-age} of at most
 * {@code events.public.max-age}.
 */
@Component
public final class PublicCacheControl {

    private final Duration maxAge;
    private final String value;

    /**
     * Creates the directive for a maximum age.
     *
     * @throws IllegalArgumentException if {@code maxAge} is negative or more than 365 days
     */
    public PublicCacheControl(@Value("${events.public.max-age:0s}") Duration maxAge) {
        SettingRange.check("events.public.max-age", maxAge, Duration.ZERO, Duration.ofDays(365));
        this.maxAge = maxAge;
        value = value(maxAge);
    }

    /** The configured age, zero or more. */
    public Duration maxAge() {
        return maxAge;
    }

    /** The header's value with the configured age. */
    public String value() {
        return value;
    }

    /** The header's value with another age, rounded down to seconds. */
    public static String value(Duration age) {
        return "public, max-age=" + age.toSeconds() + ", must-revalidate";
    }
}
