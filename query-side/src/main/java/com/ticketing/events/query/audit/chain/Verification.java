package com.ticketing.events.query.audit.chain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Result of a verification of the hash chain.
 *
 * @param from the first position of the range
 * @param to the last position of the range
 * @param events how many domain events were verified, up to the mismatch if there is one
 * @param firstMismatch the first position whose hash does not match, null if all match
 * @param problem what is wrong at {@code firstMismatch}, null if all match
 * @param hash the computed hash at {@code to}, to be compared with a checkpoint; null if there is a mismatch
 */
@JsonPropertyOrder({"from", "to", "events", "valid", "firstMismatch", "problem", "hash"})
public record Verification(
        long from,
        long to,
        long events,
        @Nullable Long firstMismatch,
        @Nullable String problem,
        @Nullable String hash) {

    /** All hashes match. */
    public static Verification passed(long from, long to, String hash) {
        return new Verification(from, to, to - from + 1, null, null, hash);
    }

    /** The hash at a position does not match. */
    public static Verification failed(long from, long to, long events, long firstMismatch, String problem) {
        return new Verification(from, to, events, firstMismatch, problem, null);
    }

    /** Whether all hashes match. */
    @JsonProperty
    public boolean valid() {
        return firstMismatch == null;
    }
}
