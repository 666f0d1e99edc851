package com.ticketing.events.query.projection;

import java.util.List;

/** Positions of the projections in the event log. Implementations are thread-safe. */
public interface ProjectionPositions {

    /** The names of all projections, in the order in which they are listed. */
    List<String> names();

    /** The position of the projection with that name; 0 before it has started. */
    Position of(String name);

    /** The last position of the event log, 0 if it is empty. */
    long head();

    /**
     * The position of one projection.
     *
     * @param position a lower bound for the last applied position, 0 before the first
     * @param caughtUp whether it has reached the head since it started
     * @param failed whether it stopped at an error and waits for a retry
     */
    record Position(long position, boolean caughtUp, boolean failed) {}
}
