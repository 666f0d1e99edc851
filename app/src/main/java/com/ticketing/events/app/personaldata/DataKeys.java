package com.ticketing.events.app.personaldata;

import com.ticketing.events.app.personaldata.wrapping.KeyRegister;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Source of the keys that encrypt personal data: one AES key for each domain event with personal data (ADR 0050).
 * Implementations are thread-safe.
 *
 * <p>The event log stores a few bytes for each key in a table beside the domain events. They are inserted in the
 * transaction that appends the domain event, and deleted in the one that appends the erasure. The implementation
 * defines their content: the wrapped key, or the name of a key in a KMS. A KMS takes no part in the
 * transaction: it may hold keys of failed appends, and erased keys until {@link #destroy} has succeeded.
 */
public interface DataKeys {

    /**
     * Verifies that the stored keys can be read. Called once, when the log is opened.
     *
     * @param register the key-encryption keys that have wrapped stored keys
     * @throws com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable when a key-encryption key is missing
     */
    default void open(KeyRegister register) {}

    /**
     * Issues a new key for one domain event before it is appended.
     *
     * @param version the version of the domain event if the append succeeds; a retry issues another key
     * @throws com.ticketing.events.error.Unavailable when no key can be issued now
     */
    IssuedKey issue(String eventId, long version);

    /**
     * Resolves stored keys, in the order of {@code references}; null for a key that no longer exists. Called once for
     * each batch of rows.
     *
     * @throws StoredKeyDamaged when a stored key was changed
     * @throws com.ticketing.events.error.Unavailable when the keys cannot be read now
     */
    List<@Nullable SecretKey> resolve(List<KeyReference> references);

    /**
     * Destroys an Event's keys outside the event log's table. Called after the erasure was appended, and on each
     * repetition of the erase request.
     *
     * @param upTo the version of the erasure; keys of later versions stay
     * @throws com.ticketing.events.error.Unavailable when that fails; the client may repeat the request
     */
    void destroy(String eventId, long upTo);

    /**
     * A new key.
     *
     * @param storedKey what the event log stores for it
     */
    record IssuedKey(SecretKey key, StoredKey storedKey) {}

    /** The stored key of one domain event. */
    record KeyReference(String eventId, long version, StoredKey storedKey) {}
}
