package com.ticketing.events.command.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.SchedulePublication;
import com.ticketing.events.command.event.UnschedulePublication;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints that schedule the publication of a draft and revoke it. */
@RestController
@RequestMapping("/events/{id}/publication")
final class PublicationController {

    private static final Set<String> FIELDS = Set.of("publishAt");

    private final CommandSender commands;
    private final EventResponse response;
    private final CommandPosition position;
    private final Clock clock;
    private final ZoneId zone;

    PublicationController(
            CommandSender commands, EventResponse response, CommandPosition position, Clock clock, ZoneId zone) {
        this.commands = commands;
        this.response = response;
        this.position = position;
        this.clock = clock;
        this.zone = zone;
    }

    @PutMapping(produces = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> schedule(@PathVariable UUID id, HttpServletRequest request) {
        Instant now = clock.instant();
        EventFieldReader fields = new EventFieldReader(JsonBodyReader.read(request, APPLICATION_JSON), FIELDS, zone);
        Instant publishAt = fields.readPublishAt(now);
        IfMatch ifMatch = IfMatch.of(request, fields::report);
        fields.throwIfInvalid();
        SchedulePublication command = new SchedulePublication(id, Objects.requireNonNull(publishAt), ifMatch, now);
        return response.ok(commands.send(command, CommandMetadata.of(request)), clock.instant());
    }

    @DeleteMapping
    ResponseEntity<Void> unschedule(@PathVariable UUID id, HttpServletRequest request) {
        UnschedulePublication command = new UnschedulePublication(id, IfMatch.of(request), clock.instant());
        EventState state = commands.send(command, CommandMetadata.of(request));
        return ResponseEntity.noContent()
                .eTag(Long.toString(state.version()))
                .header(LogPositionHeader.NAME, Long.toString(position.take()))
                .build();
    }
}
