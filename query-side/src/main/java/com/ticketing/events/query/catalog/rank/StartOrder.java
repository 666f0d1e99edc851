package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.function.Predicate;

/** The rows of a segment in the order of {@link Row#compare}, searched by start. Immutable. */
public final class StartOrder {

    private final Row[] rows;
    private final StartTimes startTimes;

    /** @param rows in the order of {@link Row#compare}; not modified afterwards */
    public StartOrder(Row[] rows) {
        this.rows = rows;
        startTimes = new StartTimes(rows);
    }

    /** Returns the number of rows that sort before a row, which is its rank if the segment contains it. */
    public int rankOf(Row row) {
        return lowerBound(EpochMinutes.of(row.startSecond()), other -> other.sortsBefore(row));
    }

    /** Returns the number of rows that start before an instant. */
    public int firstRankStartingFrom(Instant instant) {
        return lowerBound(EpochMinutes.of(instant), row -> row.startsBefore(instant));
    }

    /** Returns the first rank, in or after the minute, whose row does not satisfy {@code before}. */
    private int lowerBound(int minute, Predicate<Row> before) {
        int low = startTimes.firstAtOrAfter(minute);
        int high = startTimes.firstAfter(minute, low);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before.test(rows[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
