package com.ticketing.events.app.personaldata;

import java.security.SecureRandom;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Has the log keep the keys themselves: whoever deletes their rows has destroyed them. */
public final class DatabaseDataKeys implements DataKeys {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Issued issue(String eventId, long version) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Issued(key(key), new StoredKey(key));
    }

    @Override
    public List<@Nullable SecretKey> find(List<Kept> kept) {
        return kept.stream()
                .<@Nullable SecretKey>map(row -> key(row.key().bytes()))
                .toList();
    }

    /** The log has deleted the rows. */
    @Override
    public void destroy(String eventId, long upTo) {}

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, FieldCipher.KEY_ALGORITHM);
    }
}
