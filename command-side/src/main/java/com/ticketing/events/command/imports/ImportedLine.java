package com.ticketing.events.command.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of one line of an import, as a line of the response.
 *
 * @param line its number, from 1
 * @param status 201 for a new Event, 200 for one that was created before, otherwise that of the error
 * @param id of the Event; null with an error, and for a new Event if nothing is written
 * @param error null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedLine(long line, int status, @Nullable UUID id, ErrorEnvelope.@Nullable Problem error) {

    private static final int CREATED = 201;
    private static final int EXISTS = 200;

    /** Heap of an outcome without an error, in the queue of those that are not sent. */
    private static final int BASE_BYTES = 112;

    private static final int BYTES_PER_VIOLATION = 100;

    static ImportedLine created(long line, @Nullable UUID id) {
        return new ImportedLine(line, CREATED, id, null);
    }

    static ImportedLine exists(long line, UUID id) {
        return new ImportedLine(line, EXISTS, id, null);
    }

    static ImportedLine refused(long line, Refusal refusal) {
        return new ImportedLine(
                line, refusal.code().status(), null, ErrorEnvelope.of(refusal).error());
    }

    /** Estimate of the heap that the outcome occupies. */
    int heapBytes() {
        return error == null
                ? BASE_BYTES
                : BASE_BYTES
                        + 2 * error.message().length()
                        + error.details().stream()
                                .mapToInt(violation -> BYTES_PER_VIOLATION
                                        + 2
                                                * (violation.field().length()
                                                        + violation.message().length()))
                                .sum();
    }
}
