package com.ticketing.events.command.web;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.IDEMPOTENCY_KEY;
import static com.ticketing.events.EventMetadata.REQUEST_ID;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.CreateEvent;
import com.ticketing.events.command.CreateEventIfAbsent;
import com.ticketing.events.command.EventState;
import com.ticketing.events.command.EventStateReader;
import com.ticketing.events.command.IdempotencyKey;
import com.ticketing.events.command.IdempotencyKeyReused;
import com.ticketing.events.command.IfMatch;
import com.ticketing.events.command.PatchEvent;
import com.ticketing.events.command.ReviseDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
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
import tools.jackson.databind.json.JsonMapper;

/** The admin command API. Each method reads the request, sends the command, and answers with the Event. */
@RestController
@RequestMapping(path = "/events", produces = APPLICATION_JSON_VALUE)
final class EventCommandController {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private static final Set<String> DETAILS = Set.of("title", "startAt", "endAt", "location");
    private static final Set<String> PATCHABLE = Set.of("status", "internalNotes");

    private final CommandSender commands;
    private final EventStateReader history;
    private final Clock clock;
    private final ZoneId zone;
    private final JsonMapper json;

    EventCommandController(
            CommandSender commands, EventStateReader history, Clock clock, ZoneId zone, JsonMapper json) {
        this.commands = commands;
        this.history = history;
        this.clock = clock;
        this.zone = zone;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<byte[]> create(HttpServletRequest request) {
        CreateEventBody body = new CreateEventBody(JsonBodyReader.read(request, APPLICATION_JSON), zone);
        Optional<IdempotencyKey> key = IdempotencyKey.of(request);
        UUID id = key.map(k -> k.eventId(actor(request))).orElseGet(UUID::randomUUID);
        boolean repeated = key.isPresent() && history.find(id).isPresent();
        CreateEvent command = createEvent(id, body, repeated);
        EventState state =
                commands.send(key.isPresent() ? new CreateEventIfAbsent(command) : command, metadata(request, key));
        return answer(ResponseEntity.created(URI.create("/events/" + id)), state);
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> patch(@PathVariable UUID id, HttpServletRequest request) {
        EventFieldReader fields =
                new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON, MERGE_PATCH), PATCHABLE, zone);
        if (fields.isEmpty()) {
            fields.report(JsonBodyReader.FIELD, "Must have a status, internalNotes or both");
        }
        EventStatus status = fields.status();
        PatchEvent.Notes notes = fields.has("internalNotes") ? new PatchEvent.Notes(fields.internalNotes()) : null;
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        fields.requireNoViolations();
        PatchEvent command = new PatchEvent(id, status, notes, ifMatch, clock.instant());
        return answer(ResponseEntity.ok(), commands.send(command, metadata(request, Optional.empty())));
    }

    @PutMapping("/{id}/details")
    ResponseEntity<byte[]> reviseDetails(@PathVariable UUID id, HttpServletRequest request) {
        Instant now = clock.instant();
        EventFieldReader fields = new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON), DETAILS, zone);
        EventDetails details = fields.details();
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        if (fields.hasViolations() && startChanges(id, fields)) {
            fields.requireStartAfter(now);
        }
        fields.requireNoViolations();
        ReviseDetails command = new ReviseDetails(id, Objects.requireNonNull(details), ifMatch, now);
        return answer(ResponseEntity.ok(), commands.send(command, metadata(request, Optional.empty())));
    }

    /**
     * A repetition is compared with what was created, by the Event itself: a body that breaks a rule is another body
     * then, and a start that has passed in the meantime is none.
     */
    private CreateEvent createEvent(UUID id, CreateEventBody body, boolean repeated) {
        Instant now = clock.instant();
        if (repeated && body.breaksRules()) {
            throw new IdempotencyKeyReused();
        }
        if (!repeated) {
            body.requireStartAfter(now);
        }
        return body.command(id, now);
    }

    /** Asked only to report a start in the past together with what else is wrong; the rule itself is the Event's. */
    private boolean startChanges(UUID id, EventFieldReader fields) {
        return history.find(id)
                .filter(state -> !state.details().startAt().equals(fields.startAt()))
                .isPresent();
    }

    /** As bytes, because an answer that is written as it is made has no length and takes two packets. */
    private ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder answer, EventState state) {
        return answer.contentType(APPLICATION_JSON)
                .eTag(Long.toString(state.version()))
                .body(json.writeValueAsBytes(state.toAdminEvent(clock.instant())));
    }

    static Map<String, String> metadata(HttpServletRequest request, Optional<IdempotencyKey> key) {
        Map<String, String> metadata = new HashMap<>(Map.of(ACTOR, actor(request), REQUEST_ID, request.getRequestId()));
        key.ifPresent(k -> metadata.put(IDEMPOTENCY_KEY, k.value()));
        return metadata;
    }

    private static String actor(HttpServletRequest request) {
        return Objects.requireNonNull(request.getUserPrincipal(), "admin paths know their caller")
                .getName();
    }
}
