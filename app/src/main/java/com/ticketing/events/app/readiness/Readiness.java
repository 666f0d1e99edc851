package com.ticketing.events.app.readiness;

import com.ticketing.events.error.Unavailable;

/** Whether the node serves queries yet. */
@FunctionalInterface
public interface Readiness {

    /**
     * True once every projection has caught up with the event log of the start-up; never false again. Safe to call from
     * any thread.
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
