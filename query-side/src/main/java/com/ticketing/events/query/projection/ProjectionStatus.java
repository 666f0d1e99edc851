package com.ticketing.events.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How one projection is doing.
 *
 * @param position the last position of the event log that it has dealt with, 0 before the first
 * @param head the last position of the event log
 * @param lag how many domain events lie between the two
 * @param progress the share of the log that it has dealt with; of the running rebuild while there is one; 0-1
 * @param lastRebuild the last rebuild that ended since the service started, null when there was none
 */
record ProjectionStatus(
        String name,
        long position,
        long head,
        long lag,
        State state,
        double progress,
        @Nullable RebuildReport lastRebuild) {

    /** What a projection is doing. */
    enum State {
        /** It follows the log. */
        LIVE,
        /** It is far behind. */
        CATCHING_UP,
        /** It serves, and a second copy is being built. */
        REBUILDING,
        /** It stopped at an error and tries again every now and then. */
        FAILED
    }
}
