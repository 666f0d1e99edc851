package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a heap too small for its Events, or for a rebuild. */
class SmallHeapIT {

    private static final int EVENTS = 200_000;
    private static final int BATCH_SIZE = 1000;

    @TempDir
    private Path directory;

    @Test
    void refusesAStartAndARebuildThatDoNotFit() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        appendCreations(storage);
        try (ServiceProcess service = ServiceProcess.start(storage, List.of("-Xmx160m", "-XX:+UseSerialGC"))) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines().filter(line -> line.contains(" MiB of heap")))
                    .singleElement()
                    .asString()
                    .matches("200000 Events need about 168 MiB of heap; the JVM has 15\\d MiB: start it with -Xmx256m");
            assertThat(service.output()).doesNotContain("OutOfMemoryError", "has been closed");
        }
        try (ServiceProcess service = ServiceProcess.ready(storage, List.of("-Xmx176m", "-XX:+UseSerialGC"))) {
            HttpResult refused = service.client().rebuild("catalog").expect(409);
            assertThat(refused.json().at("/error/message").stringValue())
                    .matches("The shadow catalog of a rebuild needs about 96 MiB of heap, and \\d+ MiB are free; start"
                            + " the service with a larger -Xmx");
            EventModel event = new EventModel(false);
            assertThat(event.create(service.client())).isTrue();
            event.verify(service.client());
            assertThat(service.client().get("/actuator/prometheus").expect(200).body())
                    .contains("events_catalog_bytes 8.00004E7");
        }
    }

    private static void appendCreations(TestStorage storage) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        try (ExternalWriter writer = ExternalWriter.inDirectory(storage.data())) {
            for (int first = 0; first < EVENTS; first += BATCH_SIZE) {
                writer.appendCreations(IntStream.range(first, first + BATCH_SIZE)
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
}
