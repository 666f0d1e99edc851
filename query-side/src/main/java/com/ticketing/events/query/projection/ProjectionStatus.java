package com.ticketing.events.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Status of a projection.
 *
 * @param position the last position of the event log that was applied, 0 before the first
 * @param head the last position of the event log
 * @param lag the number of domain events between the two
 * @param progress the applied share of the log, 0-1; during a rebuild that of the rebuild
 * @param lastRebuild the last finished rebuild since the service started; null if there was none
 */
record ProjectionStatus(
        String name,
        long position,
        long head,
        long lag,
        State state,
        double progress,
        @Nullable RebuildReport lastRebuild) {

    /** State of a projection. */
    enum State {
        /** At the head of the log, or behind it by a small lag after having reached it. */
        LIVE,
        /** Replaying the log. */
        CATCHING_UP,
        /** Serving queries while a shadow catalog is filled. */
        REBUILDING,
        /** Stopped by an error; retried with back-off. */
        FAILED
    }
}
