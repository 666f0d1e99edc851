package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain event with its places and its causer.
 *
 * @param position the place in the whole log, from 1
 * @param version the place in the Event's own history, from 0
 * @param actor who caused it, null when the log does not say
 * @param requestId the request that caused it, null when the log does not say
 * @param erased the names of the fields that are null because the personal data in them were erased
 */
public record LoggedEvent(
        long position,
        long version,
        @Nullable String actor,
        @Nullable String requestId,
        DomainEvent event,
        Set<String> erased) {

    /** A domain event of which nothing was erased. */
    public LoggedEvent(
            long position, long version, @Nullable String actor, @Nullable String requestId, DomainEvent event) {
        this(position, version, actor, requestId, event, Set.of());
    }

    public UUID eventId() {
        return event.id();
    }

    public DomainEventType type() {
        return DomainEventType.of(event);
    }
}
