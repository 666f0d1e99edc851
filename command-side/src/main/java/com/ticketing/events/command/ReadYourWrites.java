package com.ticketing.events.command;

import java.util.UUID;

/** Read-your-writes consistency: delays the response to a command until queries see the command's effect. */
@FunctionalInterface
public interface ReadYourWrites {

    /**
     * Waits until queries to this process see the version of the Event. Returns after a time limit of a few seconds
     * without an exception, because the change is stored already.
     */
    void awaitVisible(UUID id, long version);
}
