package com.ticketing.events.query.catalog.rank;

import java.time.Instant;

/**
 * Four-byte time in whole minutes since 1970, rounded down, clamped to the range of an {@code int} (more than 4,000
 * years each way). Keeps the order of instants; instants of the same minute are equal and need a comparison of the
 * rows.
 */
final class EpochMinutes {

    private static final int SECONDS_PER_MINUTE = 60;

    private EpochMinutes() {}

    static int of(long epochSecond) {
        return Math.clamp(Math.floorDiv(epochSecond, SECONDS_PER_MINUTE), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static int of(Instant instant) {
        return of(instant.getEpochSecond());
    }
}
