package com.ticketing.events.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain event has a type or revision that this version of the service does not know, because a later version wrote
 * it (503): another node, or this one after its upgrade, can process the request (ADR 0105).
 */
public final class LaterDomainEvent extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal for the stored name and revision of the domain event. */
    public LaterDomainEvent(String storedName, @Nullable String revision) {
        super(
                ErrorCode.UNAVAILABLE,
                "The event log has a domain event of a later version of the service (" + storedName + ", revision "
                        + revision + "), which this node cannot read: upgrade this node",
                List.of());
    }
}
