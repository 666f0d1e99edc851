package com.ticketing.events.command.web;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.CreateEvent;
import com.ticketing.events.command.CreateEventIfAbsent;
import com.ticketing.events.command.EventState;
import com.ticketing.events.command.IdempotencyKey;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Import of Events from JSON bodies in files, by the rules of {@code POST /events}. Thread-safe. */
@Component
public final class EventImporter {

    /** Maximum size of a body in bytes. */
    public static final int MAX_BODY_BYTES = JsonBodyReader.MAX_BYTES;

    /** Outcome of an accepted body. */
    public enum Outcome {
        /** A new Event was created. */
        CREATED,
        /** The actor created the same Event with the same key before. */
        ALREADY_EXISTS
    }

    /**
     * Origin of a body.
     *
     * @param actor name of the actor, for the metadata of the domain event
     * @param requestId request id, for the metadata of the domain event
     * @param key idempotency key: 1-255 visible ASCII characters
     * @param line line number at which the body begins, from 1, for messages about its syntax
     */
    public record Origin(String actor, String requestId, String key, long line) {}

    private final CommandSender commands;
    private final ZoneId zone;

    EventImporter(CommandSender commands, ZoneId zone) {
        this.commands = commands;
        this.zone = zone;
    }

    /**
     * Creates one Event and returns after it is stored durably. A repeated body is accepted even if its {@code startAt}
     * has passed since it was accepted first.
     *
     * @param json the body in UTF-8
     * @param now the current time
     * @throws com.ticketing.events.error.Refusal with all violations, if the body is refused
     */
    public Outcome create(byte[] json, Origin origin, Instant now) {
        CreateEventBody body = new CreateEventBody(JsonBodyReader.read(json, origin.line()), zone);
        if (body.hasViolations()) {
            body.validateStartAfter(now);
        }
        IdempotencyKey key = new IdempotencyKey(origin.key());
        CreateEvent command = body.toCommand(key.eventId(origin.actor()), now);
        EventState state = commands.send(
                new CreateEventIfAbsent(command), CommandMetadata.of(origin.actor(), origin.requestId(), key));
        return state.creation().at().equals(now) ? Outcome.CREATED : Outcome.ALREADY_EXISTS;
    }
}
