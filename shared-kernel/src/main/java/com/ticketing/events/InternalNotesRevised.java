package com.ticketing.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The private notes of an Event were replaced. The text form omits them.
 *
 * @param internalNotes the new notes; null if they were cleared
 */
public record InternalNotesRevised(UUID id, @Nullable String internalNotes, Instant at) implements DomainEvent {

    @Override
    public Set<String> personalData() {
        return internalNotes == null ? Set.of() : Set.of(PersonalField.INTERNAL_NOTES);
    }

    @Override
    public InternalNotesRevised withoutPersonalData() {
        return new InternalNotesRevised(id, null, at);
    }

    @Override
    public String toString() {
        return "InternalNotesRevised[id=" + id + ", at=" + at + "]";
    }
}
