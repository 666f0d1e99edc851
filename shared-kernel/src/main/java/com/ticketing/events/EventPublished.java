package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** An Event was published. Carries the title at that time, so that a notification needs no other state. */
public record EventPublished(UUID id, String title, Instant at) implements DomainEvent {}
