package com.ticketing.events.command;

import com.ticketing.events.command.aggregate.IdempotencyKeyReused;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Idempotency key of a creation: repeated requests with the same key create one Event.
 *
 * <p>The id of the Event is derived from the key and the actor. A key is therefore in use exactly if its Event exists,
 * and the unique constraint of the event log rejects concurrent duplicates on any number of nodes. Keys are stored
 * nowhere else.
 *
 * @param value 1-255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    static final String HEADER = IdempotencyKeyReused.HEADER;

    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /**
     * Parses the header {@code Idempotency-Key}; empty if the request has none.
     *
     * @throws InvalidRequest if the header is malformed or occurs twice
     */
    public static Optional<IdempotencyKey> of(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !VALUE.matcher(values.getFirst()).matches()) {
            throw new InvalidRequest(HEADER, "Must be 1 to 255 visible ASCII characters, given once");
        }
        return Optional.of(new IdempotencyKey(values.getFirst()));
    }

    /** The id of the Event that {@code actor} creates with this key: a UUID of version 8 (RFC 9562). */
    public UUID eventId(String actor) {
        ByteBuffer hash = ByteBuffer.wrap(
                Sha256.of((actor.length() + ":" + actor + ":" + value).getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & ~(0xC000L << 48)) | (0x8000L << 48);
        return new UUID(high, low);
    }
}
