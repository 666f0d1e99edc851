package com.ticketing.events.app.eventlog.chain;

import com.ticketing.events.text.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A place in the chain of hashes that makes tampering evident: the hash of a position is SHA-256 over the hash of the
 * position before it and its own {@link CanonicalForm}, so that it stands for everything up to there.
 */
public final class ChainLink {

    private static final int HASH_BYTES = 32;

    /** Before the first position. */
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

    /** The link of the following position, which this event has. */
    public ChainLink next(CanonicalForm event) {
        MessageDigest digest = Sha256.digest();
        digest.update(hash);
        event.addTo(digest);
        return new ChainLink(position + 1, digest.digest());
    }

    public boolean sameHash(ChainLink other) {
        return MessageDigest.isEqual(hash, other.hash);
    }
}
