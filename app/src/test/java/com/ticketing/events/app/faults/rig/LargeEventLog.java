package com.ticketing.events.app.faults.rig;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.IntStream;

/** Event log with many published Events, written without the service. */
public final class LargeEventLog {

    private static final int BATCH_SIZE = 1000;

    private LargeEventLog() {}

    /** Appends that many creations at ten locations, "Hall 0" to "Hall 9". */
    public static TestStorage write(TestStorage storage, int events) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        try (ExternalWriter writer = storage.writer()) {
            for (int first = 0; first < events; first += BATCH_SIZE) {
                writer.appendCreations(IntStream.range(first, Math.min(events, first + BATCH_SIZE))
                        .mapToObj(n -> creation(n, startAt))
                        .toList());
            }
        }
        return storage;
    }

    private static EventCreated creation(int n, Instant startAt) {
        return new EventCreated(
                UUID.randomUUID(),
                "Night " + n,
                startAt.plus(n, ChronoUnit.MINUTES),
                startAt.plus(n + 60L, ChronoUnit.MINUTES),
                "Hall " + n % 10,
                EventStatus.PUBLISHED,
                "the notes of night " + n,
                null,
                Instant.now());
    }
}
