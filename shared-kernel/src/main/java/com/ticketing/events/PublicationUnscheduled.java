package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** The scheduled publication of a draft was revoked. */
public record PublicationUnscheduled(UUID id, Instant at) implements DomainEvent {}
