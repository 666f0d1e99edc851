package com.ticketing.events.command.publication;

import com.ticketing.events.tracing.Cause;
import java.time.Instant;
import java.util.UUID;

/**
 * The scheduled publication of one draft.
 *
 * @param id the Event
 * @param publishAt time from which it is to be published
 * @param cause the request that scheduled it
 */
public record ScheduledPublication(UUID id, Instant publishAt, Cause cause) {}
