package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** A draft was discarded: it exists in the history only. An erasure of its personal data may follow, nothing else. */
public record EventDiscarded(UUID id, Instant at) implements DomainEvent {}
