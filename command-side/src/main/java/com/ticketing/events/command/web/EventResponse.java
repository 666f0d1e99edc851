package com.ticketing.events.command.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.text.LogPositionHeader;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates responses with the Event after a command, its version and the position of the command. Thread-safe. */
@Component
final class EventResponse {

    private final CommandPosition position;
    private final JsonMapper json;

    EventResponse(CommandPosition position, JsonMapper json) {
        this.position = position;
        this.json = json;
    }

    /** @param now determines whether the Event is upcoming */
    ResponseEntity<byte[]> ok(EventState state, Instant now) {
        return of(ResponseEntity.ok(), state, now);
    }

    /** Serialises before sending, because a streamed body has no Content-Length and needs a second packet. */
    ResponseEntity<byte[]> of(ResponseEntity.BodyBuilder response, EventState state, Instant now) {
        return response.contentType(APPLICATION_JSON)
                .eTag(Long.toString(state.version()))
                .header(LogPositionHeader.NAME, Long.toString(position.take()))
                .body(json.writeValueAsBytes(state.toAdminEvent(now)));
    }
}
