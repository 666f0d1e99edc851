package com.ticketing.events.query.projection;

import java.util.List;

/** Tells how far each projection has followed the event log. */
public interface ProjectionPositions {

    /** The names of all projections, in the order in which people are told of them. */
    List<String> names();

    /** Where the projection of that name is; at 0 when it has not begun. */
    Position of(String name);

    /** The last position of the event log, 0 when it is empty. */
    long head();

    /**
     * Where a projection is.
     *
     * @param position the last position that it has certainly dealt with, 0 before the first
     * @param caughtUp whether it has been at the head since it started
     * @param failed whether it stopped at an error and is waiting to try again
     */
    record Position(long position, boolean caughtUp, boolean failed) {}
}
