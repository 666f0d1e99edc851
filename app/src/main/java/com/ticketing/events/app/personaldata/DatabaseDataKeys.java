package com.ticketing.events.app.personaldata;

import java.security.SecureRandom;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Random AES-256 keys that the event log's own table stores; deleting a row destroys its key. */
public final class DatabaseDataKeys implements DataKeys {

    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public IssuedKey issue(String eventId, long version) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new IssuedKey(key(key), new StoredKey(key));
    }

    @Override
    public List<@Nullable SecretKey> resolve(List<KeyReference> references) {
        return references.stream()
                .<@Nullable SecretKey>map(reference -> key(reference.storedKey().bytes()))
                .toList();
    }

    /** Does nothing: the append of the erasure deletes the rows. */
    @Override
    public void destroy(String eventId, long upTo) {}

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, FieldCipher.KEY_ALGORITHM);
    }
}
