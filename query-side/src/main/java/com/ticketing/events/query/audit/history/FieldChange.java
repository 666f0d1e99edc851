package com.ticketing.events.query.audit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Old and new value of one field. The text form omits both, because they may be private.
 *
 * @param erased whether either value is null because it was erased
 */
public record FieldChange(
        @Nullable Object from,
        @Nullable Object to,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean erased) {

    private static final Map<String, Function<CatalogEntry, @Nullable Object>> FIELDS = fields();

    /** Fields that no creation has. */
    private static final Set<String> LATER_FIELDS = Set.of("publishAt", "reason");

    private static Map<String, Function<CatalogEntry, @Nullable Object>> fields() {
        Map<String, Function<CatalogEntry, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("title", CatalogEntry::title);
        fields.put("startAt", CatalogEntry::startAt);
        fields.put("endAt", CatalogEntry::endAt);
        fields.put("location", CatalogEntry::location);
        fields.put("status", CatalogEntry::status);
        fields.put("internalNotes", CatalogEntry::internalNotes);
        fields.put("createdBy", CatalogEntry::createdBy);
        fields.put("publishAt", CatalogEntry::publishAt);
        fields.put("reason", CatalogEntry::cancellationReason);
        return fields;
    }

    /**
     * The changed fields by name.
     *
     * @param before null for a creation, in which every field changes from null
     */
    static Map<String, FieldChange> between(@Nullable AuditedState before, AuditedState after) {
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> {
            Object from = before == null ? null : field.apply(before.entry());
            Object to = field.apply(after.entry());
            Long erasedFrom = before == null ? null : before.erased().get(name);
            Long erasedTo = after.erased().get(name);
            boolean isCreated = before == null && !LATER_FIELDS.contains(name);
            if (isCreated || !Objects.equals(from, to) || !Objects.equals(erasedFrom, erasedTo)) {
                changes.put(name, new FieldChange(from, to, erasedFrom != null || erasedTo != null));
            }
        });
        return changes;
    }

    @Override
    public String toString() {
        return "FieldChange";
    }
}
