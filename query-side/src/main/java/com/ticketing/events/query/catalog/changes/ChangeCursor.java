package com.ticketing.events.query.catalog.changes;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.ticketing.events.query.catalog.row.ChangePoint;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * Text form of a {@link ChangePoint}, opaque to clients: number, fingerprint and a checksum in Base64. It has no
 * position of the event log, so that gaps do not reveal the domain events of drafts.
 */
final class ChangeCursor {

    private static final int CONTENT_LENGTH = Long.BYTES + Integer.BYTES;
    private static final int LENGTH = CONTENT_LENGTH + Integer.BYTES;
    private static final Hasher64 HASHER = Hashing.xxh3_64();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private ChangeCursor() {}

    static String format(ChangePoint point) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).putLong(point.number()).putInt(point.fingerprint());
        return ENCODER.encodeToString(bytes.putInt(checksum(bytes.array())).array());
    }

    /** Parses a cursor; empty if the text is none. Only the exact result of {@link #format} is one. */
    static Optional<ChangePoint> parse(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer content = ByteBuffer.wrap(bytes);
            ChangePoint point = new ChangePoint(content.getLong(), content.getInt());
            return point.number() >= 0 && format(point).equals(text) ? Optional.of(point) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes) {
        return (int) HASHER.hashBytesToLong(bytes, 0, CONTENT_LENGTH);
    }
}
