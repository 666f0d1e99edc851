package com.ticketing.events.app.readiness;

/** Knows whether there is anything to answer from yet. */
@FunctionalInterface
public interface Readiness {

    /** False while the catalog is being built; stays true afterwards. */
    boolean hasBegun();
}
