package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Conjunctive filter for domain events; a null criterion matches all.
 *
 * @param actor compared as a whole and case-sensitively
 */
public record AuditFilter(
        @Nullable DomainEventType type,
        @Nullable UUID eventId,
        @Nullable String actor) {

    /** Matches every domain event. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    /** Whether the domain event meets every criterion. */
    public boolean matches(LoggedEvent event) {
        return (type == null || type == event.type())
                && (eventId == null || eventId.equals(event.eventId()))
                && (actor == null || actor.equals(event.actor()));
    }
}
