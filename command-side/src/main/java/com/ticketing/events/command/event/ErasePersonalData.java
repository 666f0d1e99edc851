package com.ticketing.events.command.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Erase the personal data in all domain events of an Event, in any status.
 *
 * @param at the current time
 */
public record ErasePersonalData(UUID id, IfMatch ifMatch, Instant at) implements EventCommand {}
