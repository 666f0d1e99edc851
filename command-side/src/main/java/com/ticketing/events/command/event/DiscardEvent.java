package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Discard a draft: afterwards it is unknown to every query but those of its history.
 *
 * @param at the current time
 */
public record DiscardEvent(UUID id, IfMatch ifMatch, Instant at) implements EventCommand {}
