package com.ticketing.events.app.personaldata.wrapping;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A wrapped key and the id of the key-encryption key that has wrapped it. Not secret. */
public final class WrappedKey {

    private final String keyId;
    private final byte[] bytes;

    /** Takes the bytes without a copy; callers must not modify them. */
    public WrappedKey(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes;
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** The stored form: the length of the id in one byte, the id, the wrapped key. */
    byte[] encoded() {
        byte[] id = keyId.getBytes(US_ASCII);
        return ByteBuffer.allocate(1 + id.length + bytes.length)
                .put((byte) id.length)
                .put(id)
                .put(bytes)
                .array();
    }

    /** Reads the stored form; null when the bytes have another form. */
    static @Nullable WrappedKey decode(byte[] encoded) {
        int idLength = encoded.length == 0 ? 0 : encoded[0];
        if (idLength <= 0 || encoded.length <= 1 + idLength) {
            return null;
        }
        byte[] wrapped = new byte[encoded.length - 1 - idLength];
        System.arraycopy(encoded, 1 + idLength, wrapped, 0, wrapped.length);
        return new WrappedKey(new String(encoded, 1, idLength, US_ASCII), wrapped);
    }
}
