package com.ticketing.events.command.web;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.PersonalDataShredder;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.event.ErasePersonalData;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that erases the personal data of one Event. */
@RestController
final class ErasureController {

    private final CommandSender commands;
    private final PersonalDataShredder shredder;
    private final CommandPosition position;
    private final Clock clock;

    ErasureController(CommandSender commands, PersonalDataShredder shredder, CommandPosition position, Clock clock) {
        this.commands = commands;
        this.position = position;
        this.shredder = shredder;
        this.clock = clock;
    }

    @DeleteMapping("/events/{id}/personal-data")
    ResponseEntity<Void> erase(@PathVariable UUID id, HttpServletRequest request) {
        ErasePersonalData command = new ErasePersonalData(id, IfMatch.of(request), clock.instant());
        EventState state = commands.send(command, CommandMetadata.of(request));
        shredder.shred(id);
        return ResponseEntity.noContent()
                .eTag(Long.toString(state.version()))
                .header(LogPositionHeader.NAME, Long.toString(position.take()))
                .build();
    }
}
