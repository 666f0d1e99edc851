package com.ticketing.events.app.personaldata;

import com.ticketing.events.app.personaldata.wrapping.KeyRegister;
import com.ticketing.events.app.personaldata.wrapping.KeyWrapping;
import com.ticketing.events.app.personaldata.wrapping.NoKeyWrapping;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Random AES-256 keys that the event log's own table stores, wrapped; deleting a row destroys its key. Keys that were
 * stored before keys were wrapped are read as they are.
 */
public final class DatabaseDataKeys implements DataKeys {

    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyWrapping wrapping;

    /** Stores keys without wrapping them. */
    public DatabaseDataKeys() {
        this(new NoKeyWrapping());
    }

    public DatabaseDataKeys(KeyWrapping wrapping) {
        this.wrapping = wrapping;
    }

    @Override
    public void open(KeyRegister register) {
        wrapping.open(register);
    }

    @Override
    public IssuedKey issue(String eventId, long version) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        SecretKey key = key(bytes);
        return new IssuedKey(key, new StoredKey(wrapping.wrap(key)));
    }

    @Override
    public List<@Nullable SecretKey> resolve(List<KeyReference> references) {
        return keys(references.stream().map(KeyReference::storedKey).toList());
    }

    private List<@Nullable SecretKey> keys(List<StoredKey> stored) {
        Iterator<@Nullable SecretKey> unwrapped = wrapping.unwrap(stored.stream()
                        .filter(key -> !isBare(key))
                        .map(StoredKey::bytes)
                        .toList())
                .iterator();
        List<@Nullable SecretKey> keys = new ArrayList<>(stored.size());
        for (StoredKey next : stored) {
            SecretKey key = isBare(next) ? key(next.bytes()) : unwrapped.next();
            if (key == null) {
                throw new StoredKeyDamaged(keys.size());
            }
            keys.add(key);
        }
        return keys;
    }

    /** Whether the key is stored as it is; a wrapped one has another length. */
    public static boolean isBare(StoredKey key) {
        return key.bytes().length == KEY_BYTES;
    }

    /**
     * Wraps a stored key with the current key-encryption key; returns the same object if it already is.
     *
     * @throws StoredKeyDamaged when it was changed
     * @throws com.ticketing.events.error.Unavailable when its key-encryption key is not available now
     */
    public StoredKey rewrap(StoredKey stored) {
        if (!isBare(stored) && wrapping.isCurrent(stored.bytes())) {
            return stored;
        }
        SecretKey key = keys(List.of(stored)).getFirst();
        return key == null ? stored : new StoredKey(wrapping.wrap(key));
    }

    /** Does nothing: the append of the erasure deletes the rows. */
    @Override
    public void destroy(String eventId, long upTo) {}

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, FieldCipher.KEY_ALGORITHM);
    }
}
