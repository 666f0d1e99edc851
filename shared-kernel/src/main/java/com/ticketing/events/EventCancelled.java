package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** An Event was cancelled. Carries the title at that time, so that a notification needs no other state. */
public record EventCancelled(UUID id, String title, Instant at) implements DomainEvent {}
