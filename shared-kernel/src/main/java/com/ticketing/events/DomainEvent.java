package com.ticketing.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A fact about one Event, as it is stored for ever.
 *
 * <p>The components of every implementation are part of the stored format: a change is a new revision in {@link
 * DomainEventType} and an upcaster, never an edit.
 */
public sealed interface DomainEvent
        permits EventCreated,
                EventPublished,
                EventCancelled,
                InternalNotesRevised,
                EventDetailsRevised,
                PersonalDataErased {

    /** The Event that the fact is about. */
    UUID id();

    /** When the command that caused the fact was accepted; the Event's {@code updatedAt} from then on. */
    Instant at();

    /** The names of its fields that hold personal data, which can be erased; none that is null. */
    default Set<String> personalData() {
        return Set.of();
    }

    /** The same fact, with null for personal data. */
    default DomainEvent withoutPersonalData() {
        return this;
    }
}
