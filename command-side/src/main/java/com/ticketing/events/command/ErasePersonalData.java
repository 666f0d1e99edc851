package com.ticketing.events.command;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Make the personal data in an Event's history unreadable, whatever its status.
 *
 * @param at now
 */
record ErasePersonalData(@TargetAggregateIdentifier UUID id, IfMatch ifMatch, Instant at) {}
