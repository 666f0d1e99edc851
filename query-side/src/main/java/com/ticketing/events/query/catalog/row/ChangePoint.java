package com.ticketing.events.query.catalog.row;

/**
 * A point in the sequence of the public changes of an event log, the same on every node.
 *
 * @param number the number of the last change before the point, 0 for the beginning
 * @param fingerprint a hash of that change, which distinguishes it from the change of another log; 0 at the beginning
 */
public record ChangePoint(long number, int fingerprint) {

    /** The point before the first change. */
    public static final ChangePoint START = new ChangePoint(0, 0);
}
