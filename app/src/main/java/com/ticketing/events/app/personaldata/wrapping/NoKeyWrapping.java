package com.ticketing.events.app.personaldata.wrapping;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Outage;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Stores data keys as they are, for a database on PostgreSQL without a configured key file (ADR 0086). */
public final class NoKeyWrapping implements KeyWrapping {

    private static final String REMEDY = "wrapped with a key, but events.personal-data.key-file is not set; set it to"
            + " the file that has this key";

    private final Outage unwrapping = new Outage(NoKeyWrapping.class, "Unwrapping of data keys");

    @Override
    public void open(KeyRegister register) {
        if (!register.checkValues().isEmpty()) {
            throw new KeyFileUnusable("Data keys in the database are " + REMEDY);
        }
    }

    @Override
    public byte[] wrap(SecretKey dataKey) {
        return dataKey.getEncoded();
    }

    /** Another node may wrap data keys since the start. */
    @Override
    public List<@Nullable SecretKey> unwrap(List<byte[]> wrapped) {
        if (!wrapped.isEmpty()) {
            unwrapping.failed("they are " + REMEDY, null);
            throw new Unavailable("The keys of personal data are not available, try again later");
        }
        return List.of();
    }

    @Override
    public String currentKeyId() {
        throw new IllegalStateException("There is no key-encryption key");
    }
}
