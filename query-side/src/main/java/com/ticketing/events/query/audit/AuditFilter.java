package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which domain events are asked for; the parts combine with AND, and a null part asks for all.
 *
 * @param actor the whole name, in its own case
 */
public record AuditFilter(
        @Nullable DomainEventType type,
        @Nullable UUID eventId,
        @Nullable String actor) {

    /** Asks for every domain event. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    /** Whether the domain event is asked for. */
    public boolean matches(LoggedEvent event) {
        return (type == null || type == event.type())
                && (eventId == null || eventId.equals(event.eventId()))
                && (actor == null || actor.equals(event.actor()));
    }
}
