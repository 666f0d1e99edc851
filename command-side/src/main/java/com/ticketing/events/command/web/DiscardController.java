package com.ticketing.events.command.web;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.event.DiscardEvent;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that discards a draft. */
@RestController
final class DiscardController {

    private final CommandSender commands;
    private final CommandPosition position;
    private final Clock clock;

    DiscardController(CommandSender commands, CommandPosition position, Clock clock) {
        this.commands = commands;
        this.position = position;
        this.clock = clock;
    }

    @DeleteMapping("/events/{id}")
    ResponseEntity<Void> discard(@PathVariable UUID id, HttpServletRequest request) {
        DiscardEvent command = new DiscardEvent(id, IfMatch.of(request), clock.instant());
        commands.send(command, CommandMetadata.of(request));
        return ResponseEntity.noContent()
                .header(LogPositionHeader.NAME, Long.toString(position.take()))
                .build();
    }
}
