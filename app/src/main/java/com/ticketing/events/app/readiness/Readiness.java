package com.ticketing.events.app.readiness;

import com.ticketing.events.error.Unavailable;

/** Readiness of the node to serve requests after a start, and after the event log was replaced. */
@FunctionalInterface
public interface Readiness {

    /**
     * True once the catalog, if this node has one, has reached the head that the event log had at the start; false
     * again while the node moves to another event log. Safe for concurrent use.
     */
    boolean isReady();

    /**
     * Refuses a request until the node is ready.
     *
     * @throws Unavailable if it is not
     */
    default void requireReady() {
        if (!isReady()) {
            throw new Unavailable("The service is catching up with the event log, try again in a moment");
        }
    }
}
