package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A cancelled Event got a reason, or another one.
 *
 * @param reason public, 1-500 code points on one line
 */
public record CancellationReasonRevised(UUID id, String reason, Instant at) implements DomainEvent {}
