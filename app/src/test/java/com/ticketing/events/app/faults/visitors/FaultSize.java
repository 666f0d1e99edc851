package com.ticketing.events.app.faults.visitors;

/** Size of a fault test: small in every build, full with the system property {@code events.test.full-size}. */
public final class FaultSize {

    private static final boolean IS_FULL = Boolean.getBoolean("events.test.full-size");

    private FaultSize() {}

    public static int of(int small, int full) {
        return IS_FULL ? full : small;
    }
}
