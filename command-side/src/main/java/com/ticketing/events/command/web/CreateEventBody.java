package com.ticketing.events.command.web;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.CreateEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that describes a new Event (brief 3.2), by whichever way it comes in. */
final class CreateEventBody {

    private static final Set<String> KNOWN =
            Set.of("title", "startAt", "endAt", "location", "status", "internalNotes", "createdBy");

    private final EventFieldReader fields;
    private final @Nullable EventDetails details;
    private final @Nullable EventStatus status;
    private final @Nullable String internalNotes;
    private final @Nullable String createdBy;

    CreateEventBody(ObjectNode json, ZoneId local) {
        fields = new EventFieldReader(json, KNOWN, local).nullsAreAbsent();
        details = fields.details();
        status = fields.status();
        internalNotes = fields.internalNotes();
        createdBy = fields.createdBy();
    }

    /** Whether anything is wrong with it so far. */
    boolean breaksRules() {
        return fields.hasViolations();
    }

    /** Reports a start that does not lie after now; without this the Event itself refuses it. */
    void requireStartAfter(Instant now) {
        fields.requireStartAfter(now);
    }

    /**
     * The command that it stands for.
     *
     * @throws com.ticketing.events.error.InvalidRequest naming all that is wrong
     */
    CreateEvent command(UUID id, Instant now) {
        fields.requireNoViolations();
        return new CreateEvent(
                id,
                Objects.requireNonNull(details),
                Objects.requireNonNullElse(status, EventStatus.DRAFT),
                internalNotes,
                createdBy,
                now);
    }
}
