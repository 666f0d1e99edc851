package com.ticketing.events.query.catalog.merge;

import java.time.Duration;

/**
 * Decides when the write buffer of a catalog is merged. Not thread-safe.
 *
 * <p>Every query scans the buffer, so buffered rows cost time on each query, and a merge costs time once. A periodic
 * check adds the size of the buffer to a running total. A merge is due when the total reaches a threshold: soon with
 * many rows in the buffer, later with few. The last rows of a replay are thus merged soon, and a slow sequence of
 * writes does not cause a merge for each.
 */
public final class MergePolicy {

    /**
     * Default total of buffered rows, over all checks, at which a merge is due. Balances scanning the buffer against
     * merging a million rows, at about ten thousand queries and a hundred writes a second (ADR 0061).
     */
    public static final int DEFAULT_THRESHOLD = 1_000;

    /** Pause after a merge as a multiple of its duration, so that merges use a tenth of one core at most. */
    private static final int PAUSE_FACTOR = 9;

    private static final Duration MIN_PAUSE = Duration.ofMillis(50);

    private final int threshold;
    private long accumulatedRows;
    private Duration pause = MIN_PAUSE;

    /** @param threshold the total of buffered rows, over all checks, at which a merge is due; from 1 */
    public MergePolicy(int threshold) {
        this.threshold = threshold;
    }

    /** The time from a check, or from the write that made the first one necessary, to the next check. */
    public Duration pause() {
        return pause;
    }

    /** Whether a merge is due; called once at each check. */
    public boolean isDue(int bufferedRows) {
        accumulatedRows += bufferedRows;
        return accumulatedRows >= threshold;
    }

    /** Begins a new total after a merge that took {@code duration}. */
    public void merged(Duration duration) {
        accumulatedRows = 0;
        Duration proportional = duration.multipliedBy(PAUSE_FACTOR);
        pause = proportional.compareTo(MIN_PAUSE) > 0 ? proportional : MIN_PAUSE;
    }
}
