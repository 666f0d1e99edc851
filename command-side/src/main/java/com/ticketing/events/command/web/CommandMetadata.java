package com.ticketing.events.command.web;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.IDEMPOTENCY_KEY;
import static com.ticketing.events.EventMetadata.REQUEST_ID;

import com.ticketing.events.command.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;

/** Creates the metadata of commands: actor, request id and idempotency key, under the keys of {@code EventMetadata}. */
public final class CommandMetadata {

    private CommandMetadata() {}

    static Map<String, String> of(HttpServletRequest request) {
        return Map.of(ACTOR, actor(request), REQUEST_ID, request.getRequestId());
    }

    static Map<String, String> of(String actor, String requestId, IdempotencyKey key) {
        return Map.of(ACTOR, actor, REQUEST_ID, requestId, IDEMPOTENCY_KEY, key.value());
    }

    /** The name of the authenticated caller. */
    public static String actor(HttpServletRequest request) {
        return Objects.requireNonNull(request.getUserPrincipal(), "Admin paths require an authenticated caller")
                .getName();
    }
}
