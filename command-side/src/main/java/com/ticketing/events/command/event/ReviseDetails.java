package com.ticketing.events.command.event;

import com.ticketing.events.EventDetails;
import java.time.Instant;
import java.util.UUID;

/**
 * Change the title, dates or location of an Event.
 *
 * @param details the new values of all four fields
 * @param at the current time
 */
public record ReviseDetails(UUID id, EventDetails details, IfMatch ifMatch, Instant at) implements EventCommand {}
