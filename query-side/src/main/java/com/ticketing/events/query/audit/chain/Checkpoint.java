package com.ticketing.events.query.audit.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the log was at one time, for somebody who keeps it elsewhere and compares later.
 *
 * @param position the last position, 0 for an empty log
 * @param hash of everything up to there, 64 lower-case hexadecimal digits
 * @param time when it was asked for
 * @param signature Ed25519 over {@link #signedText}, in Base64; null, and not written, when the service has no signing key
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

    /** Four lines, each with its end: a heading, then position, hash and time as they are in JSON. */
    private String signedText() {
        return "event-service checkpoint\n%d\n%s\n%s\n".formatted(position, hash, time);
    }
}
