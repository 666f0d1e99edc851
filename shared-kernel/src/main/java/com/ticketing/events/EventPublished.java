package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** A draft became public. Carries the title of that moment, so that a reader needs no other state to announce it. */
public record EventPublished(UUID id, String title, Instant at) implements DomainEvent {}
