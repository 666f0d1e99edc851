package com.ticketing.events.command;

import java.util.UUID;

/** What a command's answer waits for, so that the caller's next query sees what the command did. */
@FunctionalInterface
public interface ReadYourWrites {

    /**
     * Returns once queries to this process see that version of that Event. Bounded: returns after a few seconds in any
     * case, since the change is stored whether or not it can be seen yet.
     */
    void awaitVisible(UUID id, long version);
}
