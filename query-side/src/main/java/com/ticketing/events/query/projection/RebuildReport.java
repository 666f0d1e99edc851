package com.ticketing.events.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one rebuild.
 *
 * @param events how many domain events were replayed
 * @param seconds how long it took
 * @param differences the ids of entries that were not what the event log says, at most 100
 * @param swapped whether the new copy serves
 * @param error why it does not, for people; null when it does
 */
record RebuildReport(
        Instant startedAt,
        Instant finishedAt,
        long events,
        double seconds,
        List<UUID> differences,
        boolean swapped,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    static RebuildReport swapped(Instant startedAt, Duration took, long events, List<UUID> differences) {
        return new RebuildReport(
                startedAt, startedAt.plus(took), events, took.toMillis() / 1000.0, differences, true, null);
    }

    static RebuildReport failed(Instant startedAt, Duration took, long events, String error) {
        return new RebuildReport(
                startedAt, startedAt.plus(took), events, took.toMillis() / 1000.0, List.of(), false, error);
    }
}
