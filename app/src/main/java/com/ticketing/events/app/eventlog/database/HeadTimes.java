package com.ticketing.events.app.eventlog.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Times at which the head of the log passed positions, in intervals of 250 ms or more. Needs constant memory: when it
 * is full, the two neighbours become one that are together the shortest in relation to their age, so that the error is
 * a small share of the result. Not thread-safe.
 */
final class HeadTimes {

    static final Duration INTERVAL = Duration.ofMillis(250);
    static final int CAPACITY = 512;

    private final LongSupplier nanoTime;
    private final long[] starts = new long[CAPACITY];
    private final long[] positions = new long[CAPACITY];
    private int size;

    HeadTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Records the present head, which is beyond the former one. */
    void advanced(long position) {
        long now = nanoTime.getAsLong();
        if (size > 0 && now - starts[size - 1] < INTERVAL.toNanos()) {
            positions[size - 1] = position;
            return;
        }
        if (size == CAPACITY) {
            mergeTwo(now);
        }
        starts[size] = now;
        positions[size++] = position;
    }

    private void mergeTwo(long now) {
        int first = 0;
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < size - 2; i++) {
            double length = (double) (starts[i + 2] - starts[i]) / (now - starts[i]);
            if (length < shortest) {
                shortest = length;
                first = i;
            }
        }
        int second = first + 1;
        positions[first] = positions[second];
        System.arraycopy(starts, second + 1, starts, second, size - second - 1);
        System.arraycopy(positions, second + 1, positions, second, size - second - 1);
        size--;
    }

    /** Forgets everything, because positions of another log follow. */
    void clear() {
        size = 0;
    }

    /**
     * The time for which the head has been beyond a position; zero if it is not. At most the length of an interval too
     * long.
     */
    Duration sinceBeyond(long position) {
        if (size == 0 || positions[size - 1] <= position) {
            return Duration.ZERO;
        }
        int first = 0;
        while (positions[first] <= position) {
            first++;
        }
        return Duration.ofNanos(nanoTime.getAsLong() - starts[first]);
    }
}
