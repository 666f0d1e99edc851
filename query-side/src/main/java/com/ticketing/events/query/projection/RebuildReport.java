package com.ticketing.events.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Result of a rebuild.
 *
 * @param events the number of replayed domain events
 * @param seconds the duration
 * @param differences the ids of entries that differed from the event log, at most 100
 * @param swapped whether the rebuilt catalog replaced the live one
 * @param error the reason of a failure, for operators; null if the rebuild succeeded
 */
record RebuildReport(
        Instant startedAt,
        Instant finishedAt,
        long events,
        double seconds,
        List<UUID> differences,
        boolean swapped,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    static RebuildReport swapped(Instant startedAt, Duration duration, long events, List<UUID> differences) {
        return new RebuildReport(
                startedAt, startedAt.plus(duration), events, duration.toMillis() / 1000.0, differences, true, null);
    }

    static RebuildReport failed(Instant startedAt, Duration duration, long events, String error) {
        return new RebuildReport(
                startedAt, startedAt.plus(duration), events, duration.toMillis() / 1000.0, List.of(), false, error);
    }
}
