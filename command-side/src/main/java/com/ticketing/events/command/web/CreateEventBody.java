package com.ticketing.events.command.web;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.event.CreateEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON body of a creation (brief 3.2), from a request or a line of an import. */
final class CreateEventBody {

    private static final Set<String> FIELDS =
            Set.of("title", "startAt", "endAt", "location", "status", "internalNotes", "createdBy");

    private final EventFieldReader fields;
    private final @Nullable EventDetails details;
    private final @Nullable EventStatus status;
    private final @Nullable String internalNotes;
    private final @Nullable String createdBy;

    CreateEventBody(ObjectNode json, ZoneId zone) {
        fields = new EventFieldReader(json, FIELDS, zone).removeNulls();
        details = fields.readDetails();
        status = fields.readStatus();
        internalNotes = fields.readInternalNotes();
        createdBy = fields.readCreatedBy();
    }

    /** Whether the body violates any rule checked so far. */
    boolean hasViolations() {
        return fields.hasViolations();
    }

    /** Reports a violation if {@code startAt} is not after {@code now}; the aggregate enforces the rule in any case. */
    void validateStartAfter(Instant now) {
        fields.validateStartAfter(now);
    }

    /**
     * Converts the body to a command.
     *
     * @throws com.ticketing.events.error.InvalidRequest with all violations, if there are any
     */
    CreateEvent toCommand(UUID id, Instant now) {
        fields.throwIfInvalid();
        return new CreateEvent(
                id,
                Objects.requireNonNull(details),
                Objects.requireNonNullElse(status, EventStatus.DRAFT),
                internalNotes,
                createdBy,
                now);
    }
}
