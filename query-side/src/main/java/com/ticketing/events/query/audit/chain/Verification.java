package com.ticketing.events.query.audit.chain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What became of an examination of the log.
 *
 * @param from the first position that was to be examined
 * @param to the last one
 * @param events how many domain events were examined, up to the misfit if there is one
 * @param firstMismatch the first position that does not fit, null when all do
 * @param problem what is wrong there, null when nothing is
 * @param hash that of {@code to} as it was computed, to be compared with a checkpoint; null when something does not fit
 */
@JsonPropertyOrder({"from", "to", "events", "valid", "firstMismatch", "problem", "hash"})
public record Verification(
        long from,
        long to,
        long events,
        @Nullable Long firstMismatch,
        @Nullable String problem,
        @Nullable String hash) {

    /** Everything fits. */
    public static Verification passed(long from, long to, String hash) {
        return new Verification(from, to, to - from + 1, null, null, hash);
    }

    /** A position does not fit. */
    public static Verification failed(long from, long to, long events, long firstMismatch, String problem) {
        return new Verification(from, to, events, firstMismatch, problem, null);
    }

    /** Whether everything fits. */
    @JsonProperty
    public boolean valid() {
        return firstMismatch == null;
    }
}
