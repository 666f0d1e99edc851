package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The publication of a draft was scheduled, or moved to another time. Ends when the Event is published, cancelled or
 * discarded.
 *
 * @param publishAt time from which the Event is to be published
 */
public record PublicationScheduled(UUID id, Instant publishAt, Instant at) implements DomainEvent {}
