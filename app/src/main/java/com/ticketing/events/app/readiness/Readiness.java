package com.ticketing.events.app.readiness;

import com.ticketing.events.error.Unavailable;

/** Readiness of the node to serve queries after a start. */
@FunctionalInterface
public interface Readiness {

    /**
     * True once the catalog has reached the head that the event log had at the start; never false again. Safe for
     * concurrent use.
     */
    boolean isReady();

    /**
     * Refuses a request until the node is ready.
     *
     * @throws Unavailable if it is not
     */
    default void requireReady() {
        if (!isReady()) {
            throw new Unavailable("The service is starting, try again in a moment");
        }
    }
}
