package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Schedule the publication of a draft, or move it to another time.
 *
 * @param publishAt in the future and before the start of the Event, unless it is scheduled for this time already
 * @param at the current time
 */
public record SchedulePublication(UUID id, Instant publishAt, IfMatch ifMatch, Instant at) implements EventCommand {

    /** Message of the violation by a {@code publishAt} that is not in the future. */
    public static final String NOT_IN_THE_FUTURE = CreateEvent.NOT_IN_THE_FUTURE;
}
