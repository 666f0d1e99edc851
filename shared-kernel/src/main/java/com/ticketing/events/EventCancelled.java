package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An Event was cancelled. Carries the title at that time, so that a notification needs no other state.
 *
 * @param reason public, 1-500 code points on one line; null if none was given
 */
public record EventCancelled(
        UUID id, String title, @Nullable String reason, Instant at) implements DomainEvent {

    /** A cancellation without a reason. */
    public EventCancelled(UUID id, String title, Instant at) {
        this(id, title, null, at);
    }
}
