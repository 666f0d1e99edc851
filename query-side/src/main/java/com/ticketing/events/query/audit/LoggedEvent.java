package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain event with its position, version and metadata.
 *
 * @param position the position in the event log, from 1
 * @param version the sequence number within the Event, from 0
 * @param actor the name of the caller that caused it, null if not recorded
 * @param requestId the id of the request that caused it, null if not recorded
 * @param erased the names of the fields that are null because their personal data were erased
 */
public record LoggedEvent(
        long position,
        long version,
        @Nullable String actor,
        @Nullable String requestId,
        DomainEvent event,
        Set<String> erased) {

    /** A domain event without erased fields. */
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
