package com.ticketing.events.app.readiness;

/** Whether the node serves queries yet. */
@FunctionalInterface
public interface Readiness {

    /**
     * True once every projection has reached the head that the event log had at the start; never false again. Safe for
     * concurrent use.
     */
    boolean isReady();
}
