package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Cancel an Event for a reason, or give a cancelled one a reason or another one.
 *
 * @param reason public, 1-500 code points on one line
 * @param at the current time
 */
public record CancelEvent(UUID id, String reason, IfMatch ifMatch, Instant at) implements EventCommand {}
