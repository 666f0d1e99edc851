package com.ticketing.events.command.web;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.EventStateReader;
import com.ticketing.events.command.IdempotencyKey;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.aggregate.IdempotencyKeyReused;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Import of Events from JSON bodies, by the rules of {@code POST /events}. Thread-safe. */
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
    public record Origin(String actor, String requestId, String key, long line) {

        /** The id of the Event, which the key determines. */
        public UUID eventId() {
            return new IdempotencyKey(key).eventId(actor);
        }
    }

    /** A creation that the log refuses costs more than a lookup, because its group commit is repeated row by row. */
    private static final int LOOKUPS_AFTER_EXISTING = 10_000;

    private final CommandSender commands;
    private final EventStateReader states;
    private final ZoneId zone;

    /** Events to look up before the next one counts as likely new. */
    private final AtomicInteger lookupsLeft = new AtomicInteger();

    EventImporter(CommandSender commands, EventStateReader states, ZoneId zone) {
        this.commands = commands;
        this.states = states;
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
        CreateEvent command = read(json, origin, now);
        IdempotencyKey key = new IdempotencyKey(origin.key());
        EventState state = send(command, CommandMetadata.of(origin.actor(), origin.requestId(), key));
        if (state.creation().at().equals(now)) {
            return Outcome.CREATED;
        }
        lookupsLeft.set(LOOKUPS_AFTER_EXISTING);
        return Outcome.ALREADY_EXISTS;
    }

    /**
     * Returns what {@link #create} would return, and creates nothing.
     *
     * @throws com.ticketing.events.error.Refusal with all violations, if the body would be refused
     */
    public Outcome check(byte[] json, Origin origin, Instant now) {
        CreateEvent command = read(json, origin, now);
        Optional<EventState> existing = states.find(command.id());
        if (existing.isEmpty()) {
            command.requireFutureStart();
            return Outcome.CREATED;
        }
        if (!existing.get().wasCreatedBy(command)) {
            throw new IdempotencyKeyReused();
        }
        return Outcome.ALREADY_EXISTS;
    }

    private CreateEvent read(byte[] json, Origin origin, Instant now) {
        CreateEventBody body = new CreateEventBody(JsonBodyReader.read(json, origin.line()), zone);
        if (body.hasViolations()) {
            body.validateStartAfter(now);
        }
        return body.toCommand(origin.eventId(), now);
    }

    /** Only {@link CreateEventIfAbsent} accepts the repetition of a creation whose {@code startAt} has passed since. */
    private EventState send(CreateEvent creation, Map<String, String> metadata) {
        boolean isNewSoFar = lookupsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
        return isNewSoFar && creation.details().startAt().isAfter(creation.at())
                ? commands.sendLikelyNew(creation, metadata)
                : commands.send(new CreateEventIfAbsent(creation), metadata);
    }
}
