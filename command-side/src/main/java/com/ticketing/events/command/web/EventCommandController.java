package com.ticketing.events.command.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.EventStateReader;
import com.ticketing.events.command.IdempotencyKey;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.aggregate.IdempotencyKeyReused;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.ReviseDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints that create and change Events. Each one parses the request, sends a command and returns the Event. */
@RestController
@RequestMapping(path = "/events", produces = APPLICATION_JSON_VALUE)
final class EventCommandController {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private static final Set<String> DETAILS_FIELDS = Set.of("title", "startAt", "endAt", "location");
    private static final Set<String> PATCH_FIELDS = Set.of("status", "internalNotes");

    private final CommandSender commands;
    private final EventStateReader states;
    private final EventResponse response;
    private final Clock clock;
    private final ZoneId zone;

    EventCommandController(
            CommandSender commands, EventStateReader states, EventResponse response, Clock clock, ZoneId zone) {
        this.commands = commands;
        this.states = states;
        this.response = response;
        this.clock = clock;
        this.zone = zone;
    }

    @PostMapping
    ResponseEntity<byte[]> create(HttpServletRequest request) {
        CreateEventBody body = new CreateEventBody(JsonBodyReader.read(request, APPLICATION_JSON), zone);
        Optional<IdempotencyKey> key = IdempotencyKey.of(request);
        EventState state = key.map(k -> createIfAbsent(k, body, request)).orElseGet(() -> create(body, request));
        URI location = URI.create("/events/" + state.creation().id());
        return response.of(ResponseEntity.created(location), state, clock.instant());
    }

    private EventState create(CreateEventBody body, HttpServletRequest request) {
        Instant now = clock.instant();
        body.validateStartAfter(now);
        return commands.send(body.toCommand(UUID.randomUUID(), now), CommandMetadata.of(request));
    }

    /**
     * A repeated creation is compared with the stored one by the aggregate. A body with violations differs from it; a
     * {@code startAt} that has passed since the creation is not a violation.
     */
    private EventState createIfAbsent(IdempotencyKey key, CreateEventBody body, HttpServletRequest request) {
        String actor = CommandMetadata.actor(request);
        UUID id = key.eventId(actor);
        boolean exists = states.find(id).isPresent();
        Instant now = clock.instant();
        if (exists && body.hasViolations()) {
            throw new IdempotencyKeyReused();
        }
        if (!exists) {
            body.validateStartAfter(now);
        }
        return commands.send(
                new CreateEventIfAbsent(body.toCommand(id, now)),
                CommandMetadata.of(actor, request.getRequestId(), key));
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> patch(@PathVariable UUID id, HttpServletRequest request) {
        EventFieldReader fields =
                new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON, MERGE_PATCH), PATCH_FIELDS, zone);
        if (fields.isEmpty()) {
            fields.report(JsonBodyReader.FIELD, "Must have a status, internalNotes or both");
        }
        EventStatus status = fields.readStatus();
        PatchEvent.Notes notes = fields.has("internalNotes") ? new PatchEvent.Notes(fields.readInternalNotes()) : null;
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        fields.throwIfInvalid();
        PatchEvent command = new PatchEvent(id, status, notes, ifMatch, clock.instant());
        return response.ok(commands.send(command, CommandMetadata.of(request)), clock.instant());
    }

    @PutMapping("/{id}/details")
    ResponseEntity<byte[]> reviseDetails(@PathVariable UUID id, HttpServletRequest request) {
        Instant now = clock.instant();
        EventFieldReader fields =
                new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON), DETAILS_FIELDS, zone);
        EventDetails details = fields.readDetails();
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        if (fields.hasViolations() && startChanges(id, fields)) {
            fields.validateStartAfter(now);
        }
        fields.throwIfInvalid();
        ReviseDetails command = new ReviseDetails(id, Objects.requireNonNull(details), ifMatch, now);
        return response.ok(commands.send(command, CommandMetadata.of(request)), clock.instant());
    }

    /** Needed only to report a past {@code startAt} together with other violations; the aggregate enforces the rule. */
    private boolean startChanges(UUID id, EventFieldReader fields) {
        return states.find(id)
                .filter(state -> !state.details().startAt().equals(fields.startAt()))
                .isPresent();
    }
}
