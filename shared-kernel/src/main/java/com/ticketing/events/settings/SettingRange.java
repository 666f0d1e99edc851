package com.ticketing.events.settings;

import java.time.Duration;
import java.util.Locale;

/**
 * Range checks of configured sizes and durations. The message of a refusal is one line that starts with the name of the
 * property and contains range and value.
 */
public final class SettingRange {

    private SettingRange() {}

    /**
     * Checks a size against its range, both ends included.
     *
     * @throws IllegalArgumentException if the value is outside
     */
    public static void check(String property, long value, long min, long max) {
        if (value < min || value > max) {
            throw outside(property, Long.toString(value), Long.toString(min), Long.toString(max));
        }
    }

    /**
     * Checks a duration against its range, both ends included.
     *
     * @throws IllegalArgumentException if the value is outside
     */
    public static void check(String property, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw outside(property, text(value), text(min), text(max));
        }
    }

    private static IllegalArgumentException outside(String property, String value, String min, String max) {
        return new IllegalArgumentException(property + " must be between " + min + " and " + max + ", but is " + value);
    }

    /** The form of the configuration, such as {@code 2.5s}. */
    private static String text(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
