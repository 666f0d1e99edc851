package com.ticketing.events.command;

import com.ticketing.events.EventDetails;
import java.time.Instant;
import java.util.UUID;

/**
 * Give an Event another title, place or other dates.
 *
 * @param at now
 */
public record ReviseDetails(UUID id, EventDetails details, IfMatch ifMatch, Instant at) implements EventCommand {}
