package com.ticketing.events.query.audit.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * End of the hash chain at one time, to be kept outside the service and compared later.
 *
 * @param position the last position, 0 for an empty log
 * @param hash the hash at that position, 64 lower-case hexadecimal digits
 * @param time when the checkpoint was taken
 * @param signature Ed25519 over {@link #signedText}, in Base64; null, and absent from JSON, without a signing key
 */
record Checkpoint(
        long position,
        String hash,
        Instant time,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String signature) {

    static Checkpoint unsigned(HashChain.End end, Instant time) {
        return new Checkpoint(end.position(), end.hash(), time, null);
    }

    Checkpoint signedWith(SigningKey key) {
        return new Checkpoint(position, hash, time, key.sign(signedText()));
    }

    /** Four lines, each terminated by a line feed: a heading, then position, hash and time as in JSON. */
    private String signedText() {
        return "event-service checkpoint\n" + position + "\n" + hash + "\n" + time + "\n";
    }
}
