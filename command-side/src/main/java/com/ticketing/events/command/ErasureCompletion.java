package com.ticketing.events.command;

import java.util.UUID;

/** What is left to do when an erasure is recorded. */
@FunctionalInterface
public interface ErasureCompletion {

    /**
     * Destroys whatever could still make erased personal data of that Event readable. Called again whenever the erasure is
     * asked for again, so that what failed once can be finished.
     *
     * @throws com.ticketing.events.error.Unavailable when it cannot be done now
     */
    void finish(UUID id);
}
