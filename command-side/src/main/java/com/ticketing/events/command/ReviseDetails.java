package com.ticketing.events.command;

import com.ticketing.events.EventDetails;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give an Event another title, place or other dates.
 *
 * @param at now
 */
record ReviseDetails(@TargetAggregateIdentifier UUID id, EventDetails details, IfMatch ifMatch, Instant at) {}
