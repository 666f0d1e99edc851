package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The personal data in all earlier domain events of the Event became unreadable, for ever. What is written after it is
 * not affected.
 */
public record PersonalDataErased(UUID id, Instant at) implements DomainEvent {}
