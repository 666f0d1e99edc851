package com.ticketing.events.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * The next bytes of a response body.
 *
 * @param bytes may be empty in the last part
 * @param isLast whether the response ends after them
 */
public record StreamPart(ByteBuffer bytes, boolean isLast) {

    /** A last part without bytes. If it is the only part, the response has no content. */
    public static final StreamPart END = new StreamPart(ByteBuffer.allocate(0), true);

    /** A part of UTF-8 text. */
    public static StreamPart of(CharSequence text, boolean isLast) {
        return new StreamPart(ByteBuffer.wrap(text.toString().getBytes(UTF_8)), isLast);
    }
}
