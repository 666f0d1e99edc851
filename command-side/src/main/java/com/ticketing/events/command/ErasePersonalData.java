package com.ticketing.events.command;

import java.time.Instant;
import java.util.UUID;

/**
 * Make the personal data in an Event's history unreadable, whatever its status.
 *
 * @param at now
 */
public record ErasePersonalData(UUID id, IfMatch ifMatch, Instant at) implements EventCommand {}
