package com.ticketing.events;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The life of an Event and its one transition table (brief 3.2). */
public enum EventStatus {
    DRAFT,
    PUBLISHED,
    CANCELLED;

    /** The statuses that this one may change to; staying the same is not a transition. */
    public Set<EventStatus> successors() {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED, CANCELLED);
            case PUBLISHED -> Set.of(CANCELLED);
            case CANCELLED -> Set.of();
        };
    }

    public boolean canBecome(EventStatus next) {
        return successors().contains(next);
    }

    /** Whether visitors may know of an Event in this status (brief 3.1). */
    public boolean isPublic() {
        return this != DRAFT;
    }

    /** The status of exactly that name, if there is one. */
    public static Optional<EventStatus> named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }
}
