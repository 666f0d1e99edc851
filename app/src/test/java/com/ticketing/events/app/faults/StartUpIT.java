package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.faults.rig.HttpAnswer;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process starts on a long history. */
class StartUpIT {

    private static final int EVENTS = 20_000;
    private static final int BATCH = 1000;
    private static final Duration PAUSE = Duration.ofMillis(2);

    @TempDir
    private Path directory;

    @Test
    void answersNothingFromAHalfBuiltCatalog() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        writeHistory(storage);
        try (ServiceProcess service = ServiceProcess.start(storage)) {
            List<HttpAnswer> early = answersUntilTheFirstSuccess(service);
            assertThat(early).as("answers before the catalog was complete").isNotEmpty();
            early.forEach(HttpAnswer::expectUnavailable);
            assertThat(service.caller().countAt("Hall")).isEqualTo(EVENTS);
            service.awaitReady();
            assertThat(service.output()).contains("Caught up with " + EVENTS + " domain events");
        }
    }

    private static void writeHistory(TestStorage storage) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        try (ExternalWriter writer = ExternalWriter.inDirectory(storage.data())) {
            for (int first = 0; first < EVENTS; first += BATCH) {
                writer.appendCreations(IntStream.range(first, first + BATCH)
                        .mapToObj(n -> creation(n, startAt))
                        .toList());
            }
        }
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

    /** Asks from before the port is open, and asserts of the first list that it is the whole one. */
    private static List<HttpAnswer> answersUntilTheFirstSuccess(ServiceProcess service) {
        List<HttpAnswer> refusals = new ArrayList<>();
        while (true) {
            assertThat(service.isAlive()).as(service.output()).isTrue();
            boolean ready = service.isReady();
            try {
                HttpAnswer answer = service.caller().get("/public/events?limit=1");
                if (answer.status() == 200) {
                    assertThat(answer.json().at("/pagination/total").asInt()).isEqualTo(EVENTS);
                    return refusals;
                }
                assertThat(ready).as("readiness before " + answer.body()).isFalse();
                refusals.add(answer);
            } catch (IOException e) {
                // The port is not open yet.
            }
            ServiceProcess.pause(PAUSE);
        }
    }
}
