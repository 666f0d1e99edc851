package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Revoke the scheduled publication of a draft.
 *
 * @param at the current time
 */
public record UnschedulePublication(UUID id, IfMatch ifMatch, Instant at) implements EventCommand {}
