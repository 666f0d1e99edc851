package com.ticketing.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Domain event: a fact about one Event, stored permanently in the event log.
 *
 * <p>The components of every implementation are part of the stored format. Changing them requires a new revision in
 * {@link DomainEventType}, and an upcaster if the JSON of an earlier revision does not fit the changed class.
 */
public sealed interface DomainEvent
        permits EventCreated,
                EventPublished,
                EventCancelled,
                InternalNotesRevised,
                EventDetailsRevised,
                PersonalDataErased,
                EventDiscarded,
                CancellationReasonRevised,
                PublicationScheduled,
                PublicationUnscheduled {

    /** The id of the Event. */
    UUID id();

    /** Time at which the command that caused the domain event was accepted; becomes the Event's {@code updatedAt}. */
    Instant at();

    /** Names of the non-null fields that hold personal data, as listed in {@link PersonalField}. */
    default Set<String> personalData() {
        return Set.of();
    }

    /** A copy with null for personal data. */
    default DomainEvent withoutPersonalData() {
        return this;
    }
}
