package com.ticketing.events.query.catalog.index;

import java.time.Instant;

/**
 * Moments rounded down to minutes, in four bytes: since 1970, those more than four thousand years away being as far as that.
 * Their order is that of the moments; where two are the same minute the rows themselves have to tell.
 */
final class EpochMinutes {

    private static final int SECONDS = 60;

    private EpochMinutes() {}

    static int of(long epochSecond) {
        return Math.clamp(Math.floorDiv(epochSecond, SECONDS), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static int of(Instant moment) {
        return of(moment.getEpochSecond());
    }
}
