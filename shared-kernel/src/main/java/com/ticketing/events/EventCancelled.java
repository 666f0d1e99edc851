package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** An Event was called off. Carries the title of that moment, so that a reader needs no other state to announce it. */
public record EventCancelled(UUID id, String title, Instant at) implements DomainEvent {}
