package com.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The personal data in all earlier domain events of an Event were erased, irreversibly. Later domain events are not
 * affected.
 */
public record PersonalDataErased(UUID id, Instant at) implements DomainEvent {}
