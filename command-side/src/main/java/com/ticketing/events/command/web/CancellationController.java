package com.ticketing.events.command.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.event.CancelEvent;
import com.ticketing.events.command.event.IfMatch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that cancels an Event for a public reason, or changes the reason. */
@RestController
final class CancellationController {

    private static final Set<String> FIELDS = Set.of("reason");

    private final CommandSender commands;
    private final EventResponse response;
    private final Clock clock;
    private final ZoneId zone;

    CancellationController(CommandSender commands, EventResponse response, Clock clock, ZoneId zone) {
        this.commands = commands;
        this.response = response;
        this.clock = clock;
        this.zone = zone;
    }

    @PutMapping(path = "/events/{id}/cancellation", produces = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> cancel(@PathVariable UUID id, HttpServletRequest request) {
        EventFieldReader fields = new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON), FIELDS, zone);
        String reason = fields.readReason();
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        fields.throwIfInvalid();
        CancelEvent command = new CancelEvent(id, Objects.requireNonNull(reason), ifMatch, clock.instant());
        return response.ok(commands.send(command, CommandMetadata.of(request)), clock.instant());
    }
}
