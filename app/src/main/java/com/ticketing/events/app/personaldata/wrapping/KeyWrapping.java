package com.ticketing.events.app.personaldata.wrapping;

import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Wraps data keys with a key-encryption key that is not in the database (ADR 0086). The default reads it from a file; a
 * KMS is another implementation. Thread-safe.
 *
 * <p>A wrapped key begins with the id of the key-encryption key, so that keys under an earlier one stay readable. Its
 * length differs from that of a data key.
 */
public interface KeyWrapping {

    /**
     * Compares the key-encryption keys with those that have wrapped keys of the database. Called once, when the log is
     * opened.
     *
     * @throws KeyFileUnusable when one of them is missing or differs
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     */
    void open(KeyRegister register);

    /**
     * Wraps a data key with the current key-encryption key.
     *
     * @throws com.ticketing.events.error.Unavailable when that is not possible now
     */
    byte[] wrap(SecretKey dataKey);

    /**
     * Unwraps data keys, in the order of {@code wrapped}; null for one that was changed since it was wrapped.
     *
     * @throws com.ticketing.events.error.Unavailable when a key-encryption key is not available now
     */
    List<@Nullable SecretKey> unwrap(List<byte[]> wrapped);

    /** The id of the current key-encryption key, which wraps new data keys. */
    String currentKeyId();

    /** Whether the current key-encryption key has wrapped the data key. */
    default boolean isCurrent(byte[] wrapped) {
        WrappedKey key = WrappedKey.decode(wrapped);
        return key != null && key.keyId().equals(currentKeyId());
    }
}
