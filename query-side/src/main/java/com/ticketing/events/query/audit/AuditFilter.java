package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter for domain events: matches if every criterion matches. A null criterion matches every domain event.
 *
 * @param actor compared as a whole and case-sensitively
 * @param from the first instant that matches
 * @param to the first instant after {@code from} that does not match
 */
public record AuditFilter(
        @Nullable DomainEventType type,
        @Nullable UUID eventId,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Matches every domain event. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    /** A filter for any instant. */
    public AuditFilter(@Nullable DomainEventType type, @Nullable UUID eventId, @Nullable String actor) {
        this(type, eventId, actor, null, null);
    }

    /** Whether few or no domain events may match, so that a page of them may take a scan of the whole log. */
    public boolean mayScanTheLog() {
        return eventId == null && (type != null || actor != null || from != null || to != null);
    }

    /** Whether the domain event meets every criterion. */
    public boolean matches(LoggedEvent event) {
        return (type == null || type == event.type())
                && (eventId == null || eventId.equals(event.eventId()))
                && (actor == null || actor.equals(event.actor()))
                && (from == null || !event.event().at().isBefore(from))
                && (to == null || event.event().at().isBefore(to));
    }
}
