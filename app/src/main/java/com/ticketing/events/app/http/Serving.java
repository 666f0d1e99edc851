package com.ticketing.events.app.http;

/** Knows whether there is anything to answer from yet. */
@FunctionalInterface
public interface Serving {

    /** False while the catalog is being built; stays true afterwards. */
    boolean hasBegun();
}
