package com.ticketing.events.app.eventlog.chain;

import com.ticketing.events.text.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Link of the hash chain over the event log: a position and its hash. The hash is SHA-256 over the previous position's
 * hash followed by the {@link CanonicalForm} at this position, so it covers the whole log up to here. Immutable;
 * callers must not modify {@link #hash()}.
 */
public final class ChainLink {

    private static final int HASH_BYTES = 32;

    /** The link before the first position: position 0, hash of zeros. */
    public static final ChainLink BEGINNING = new ChainLink(0, new byte[HASH_BYTES]);

    private final long position;
    private final byte[] hash;

    public ChainLink(long position, byte[] hash) {
        this.position = position;
        this.hash = hash;
    }

    public long position() {
        return position;
    }

    public byte[] hash() {
        return hash;
    }

    /** The hash in lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** Computes the link of the next position, which holds {@code event}. */
    public ChainLink next(CanonicalForm event) {
        return next(event, Sha256.digest());
    }

    /** As {@link #next(CanonicalForm)}, with a SHA-256 digest to use; the digest is reset afterwards. */
    public ChainLink next(CanonicalForm event, MessageDigest digest) {
        digest.update(hash);
        event.addTo(digest);
        return new ChainLink(position + 1, digest.digest());
    }

    /** Compares the hashes only, in constant time. */
    public boolean sameHash(ChainLink other) {
        return MessageDigest.isEqual(hash, other.hash);
    }
}
