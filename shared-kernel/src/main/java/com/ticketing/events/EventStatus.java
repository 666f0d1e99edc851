package com.ticketing.events;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Status of an Event, with the table of permitted transitions (brief 3.2). */
public enum EventStatus {
    DRAFT,
    PUBLISHED,
    CANCELLED;

    /** The statuses whose Events the public API shows (brief 3.1). */
    public static final Set<EventStatus> PUBLIC =
            Arrays.stream(values()).filter(EventStatus::isPublic).collect(toUnmodifiableSet());

    /** The statuses that this one may change to; never contains itself. */
    public Set<EventStatus> successors() {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED, CANCELLED);
            case PUBLISHED -> Set.of(CANCELLED);
            case CANCELLED -> Set.of();
        };
    }

    /** Whether this status may change to {@code next}. */
    public boolean canChangeTo(EventStatus next) {
        return successors().contains(next);
    }

    /** Whether the public API shows Events in this status (brief 3.1). */
    public boolean isPublic() {
        return this != DRAFT;
    }

    /** Parses a constant's name, case-sensitively; empty if there is no such constant. */
    public static Optional<EventStatus> parse(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }
}
