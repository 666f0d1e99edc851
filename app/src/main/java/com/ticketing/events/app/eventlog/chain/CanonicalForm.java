package com.ticketing.events.app.eventlog.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Canonical byte form of a domain event, the input of the hash chain: every column except position and hash, in table
 * order, each as its length in UTF-8 bytes (four bytes, big-endian) followed by the bytes; the version as decimal
 * digits. Stored hashes depend on this form, so it never changes. Immutable.
 */
public final class CanonicalForm {

    private final byte[] bytes;

    private CanonicalForm(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Encodes the columns of one row of {@code domain_event}. */
    public static CanonicalForm of(
            String eventId,
            long version,
            String type,
            String revision,
            String messageId,
            String at,
            byte[] payload,
            byte[] metadata) {
        return of(
                eventId.getBytes(UTF_8),
                Long.toString(version).getBytes(UTF_8),
                type.getBytes(UTF_8),
                revision.getBytes(UTF_8),
                messageId.getBytes(UTF_8),
                at.getBytes(UTF_8),
                payload,
                metadata);
    }

    private static CanonicalForm of(byte[]... columns) {
        int size = 0;
        for (byte[] column : columns) {
            size += Integer.BYTES + column.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (byte[] column : columns) {
            bytes.putInt(column.length).put(column);
        }
        return new CanonicalForm(bytes.array());
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }
}
