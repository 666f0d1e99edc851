package com.ticketing.events.app.eventlog.jdbc;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Times at which the head of the log passed positions. Needs constant memory: intervals of 250 ms, and when they fill
 * the memory, each two of them become one, so that the resolution is finest for the newest positions. Not thread-safe.
 */
final class HeadTimes {

    static final Duration INTERVAL = Duration.ofMillis(250);
    static final int CAPACITY = 1024;

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
            halve();
        }
        starts[size] = now;
        positions[size++] = position;
    }

    private void halve() {
        size /= 2;
        for (int i = 0; i < size; i++) {
            starts[i] = starts[2 * i];
            positions[i] = positions[2 * i + 1];
        }
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
