package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Publish a draft whose scheduled publication is due.
 *
 * @param publishAt the scheduled time, which identifies the schedule
 * @param at the current time, not before {@code publishAt}
 */
public record PublishAsScheduled(UUID id, Instant publishAt, Instant at) implements EventCommand {}
