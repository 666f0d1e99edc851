package com.ticketing.events.query.audit.history;

import com.ticketing.events.EventCreated;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PersonalField;
import com.ticketing.events.query.audit.LoggedEvent;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of one Event at a version, with the fields whose text was erased. The text form omits the private fields.
 *
 * @param erased the erased fields by name, each with the version that wrote the erased text
 */
public record AuditedState(CatalogEntry entry, Map<String, Long> erased) {

    /**
     * The state after one more domain event.
     *
     * @param before null before the creation
     * @throws IllegalStateException if the domain event is not the next one of its Event
     */
    public static AuditedState after(@Nullable AuditedState before, LoggedEvent event) {
        CatalogEntry entry = CatalogEntry.evolve(before == null ? null : before.entry, event.event(), event.version());
        Map<String, Long> erased = new HashMap<>(before == null ? Map.of() : before.erased);
        erased.keySet().removeAll(writtenPersonalFields(event));
        event.erased().forEach(field -> erased.put(field, event.version()));
        return new AuditedState(entry, Map.copyOf(erased));
    }

    private static Set<String> writtenPersonalFields(LoggedEvent event) {
        return switch (event.event()) {
            case InternalNotesRevised _ -> Set.of(PersonalField.INTERNAL_NOTES);
            case EventCreated _, PersonalDataErased _ -> Set.copyOf(PersonalField.NAMES);
            default -> Set.of();
        };
    }

    /** Whether the changes of this domain event can be derived only with the personal data of the state before it. */
    public static boolean changesPersonalData(LoggedEvent event) {
        return !writtenPersonalFields(event).isEmpty();
    }

    /** A copy without personal data, for caches. */
    public AuditedState withoutPersonalData() {
        return new AuditedState(entry.withoutPersonalData(), Map.of());
    }

    @Override
    public String toString() {
        return "AuditedState[" + entry + "]";
    }
}
