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
 * One Event at some version, as auditors follow it. Its text form leaves the private fields out.
 *
 * @param erased which fields had a text then that has been erased since, and from which version on they had that text
 */
public record AuditedState(CatalogEntry entry, Map<String, Long> erased) {

    /**
     * The state after one more domain event.
     *
     * @param before null before the creation
     * @throws IllegalStateException if the domain event is not the very next one of its Event
     */
    public static AuditedState after(@Nullable AuditedState before, LoggedEvent logged) {
        CatalogEntry entry = CatalogEntry.after(before == null ? null : before.entry, logged.event(), logged.version());
        Map<String, Long> erased = new HashMap<>(before == null ? Map.of() : before.erased);
        erased.keySet().removeAll(written(logged));
        logged.erased().forEach(field -> erased.put(field, logged.version()));
        return new AuditedState(entry, Map.copyOf(erased));
    }

    private static Set<String> written(LoggedEvent logged) {
        return switch (logged.event()) {
            case InternalNotesRevised _ -> Set.of(PersonalField.INTERNAL_NOTES);
            case EventCreated _, PersonalDataErased _ -> Set.copyOf(PersonalField.NAMES);
            default -> Set.of();
        };
    }

    /** Whether it takes the personal data of before to tell what the domain event changed. */
    public static boolean changesPersonalData(LoggedEvent logged) {
        return !written(logged).isEmpty();
    }

    /** The same, for those who are to remember no personal data. */
    public AuditedState withoutPersonalData() {
        return new AuditedState(entry.withoutPersonalData(), Map.of());
    }

    @Override
    public String toString() {
        return "AuditedState[" + entry + "]";
    }
}
