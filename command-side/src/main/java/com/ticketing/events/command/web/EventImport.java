package com.ticketing.events.command.web;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.IDEMPOTENCY_KEY;
import static com.ticketing.events.EventMetadata.REQUEST_ID;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.CreateEvent;
import com.ticketing.events.command.CreateEventIfAbsent;
import com.ticketing.events.command.EventState;
import com.ticketing.events.command.IdempotencyKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Creates Events from the bodies of {@code POST /events}, by the same rules, without a request. Safe for many threads. */
@Component
public final class EventImport {

    /** The size in bytes over which a body is refused. */
    public static final int LARGEST_BODY = JsonBodyReader.LIMIT;

    /** What became of a body that was accepted. */
    public enum Outcome {
        CREATED,
        /** The same actor had created the same Event under the same key before. */
        ALREADY_THERE
    }

    /**
     * Where a body comes from.
     *
     * @param actor who creates the Event
     * @param requestId what the domain event names as its cause
     * @param key what makes a repetition harmless: 1-255 visible ASCII characters
     * @param line the line on which the body begins, from 1, for messages about its syntax
     */
    public record Origin(String actor, String requestId, String key, long line) {}

    private final CommandSender commands;
    private final ZoneId zone;

    EventImport(CommandSender commands, ZoneId zone) {
        this.commands = commands;
        this.zone = zone;
    }

    /**
     * Creates one Event and returns when it is on disk. A start that has passed since the same body was accepted is no
     * reason to refuse its repetition.
     *
     * @param json UTF-8
     * @throws com.ticketing.events.error.Refusal with everything that is wrong
     */
    public Outcome create(byte[] json, Origin origin, Instant now) {
        CreateEventBody body = new CreateEventBody(JsonBodyReader.read(json, origin.line()), zone);
        if (body.breaksRules()) {
            body.requireStartAfter(now);
        }
        CreateEvent command = body.command(new IdempotencyKey(origin.key()).eventId(origin.actor()), now);
        EventState state = commands.send(
                new CreateEventIfAbsent(command),
                Map.of(ACTOR, origin.actor(), REQUEST_ID, origin.requestId(), IDEMPOTENCY_KEY, origin.key()));
        return state.creation().at().equals(now) ? Outcome.CREATED : Outcome.ALREADY_THERE;
    }
}
