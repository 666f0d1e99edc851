package com.ticketing.events.app.readiness;

/** Whether the node serves queries yet. */
@FunctionalInterface
public interface Readiness {

    /**
     * True once every projection has caught up with the event log of the start-up; never false again. Safe to call from any thread.
     */
    boolean isReady();
}
