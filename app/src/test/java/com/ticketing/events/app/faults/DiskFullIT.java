package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite files reach a size limit. The kernel refuses the same writes as on a full disk, but the limit applies to one
 * process and can be lifted.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lets another process change the limits of a running one")
class DiskFullIT {

    private static final int HEADROOM_BYTES = 64 * 1024;
    private static final Duration MAX_FILLING_TIME = Duration.ofMinutes(2);

    /** Longer than several checkpoints of the write-ahead log take. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(4);

    private static final int MANY_REFUSALS = 300;
    private static final Duration MAX_REFUSAL_TIME = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void returns503ForWritesAndServesReadsUntilSpaceIsFreed() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        List<EventModel> events = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient client = service.client();
            limitFileSize(service, Long.toString(largestFile(storage) + HEADROOM_BYTES));
            EventModel refused = writeUntilRefused(client, events);
            assertThat(events).as("events written before the disk was full").isNotEmpty();
            assertRefusesWritesAndServesReads(client, events.getFirst());
            refuseMany(client);

            limitFileSize(service, "unlimited");
            assertThat(refused.create(client))
                    .as("write after the limit is lifted")
                    .isTrue();
            events.add(refused);
            verify(client, events);
            assertThat(linesAboutTheEventLog(service, "WARN"))
                    .singleElement()
                    .asString()
                    .contains("Write to the event log failed; further failures are counted: ");
            awaitTheLineAboutTheEnd(service);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            verify(service.client(), events);
            new DomainEventTable(storage).verifyGapless();
        }
    }

    /** A checkpoint frees space in the write-ahead log within a second, until the database itself is full. */
    private static EventModel writeUntilRefused(ServiceClient client, List<EventModel> written) throws IOException {
        EventModel refused = null;
        long since = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < MAX_FILLING_TIME.toNanos(); ) {
            EventModel event = new EventModel(true);
            if (event.create(client)) {
                written.add(event);
                refused = null;
            } else if (refused == null) {
                refused = event;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > CHECKPOINTS.toNanos()) {
                return refused;
            }
        }
        throw new AssertionError("The file size limit has no effect");
    }

    private static void assertRefusesWritesAndServesReads(ServiceClient client, EventModel written) throws IOException {
        for (int i = 0; i < 5; i++) {
            HttpResult refusal = new EventModel(false).createUnrecorded(client);
            refusal.expectUnavailable();
            assertThat(refusal.duration()).isLessThan(MAX_REFUSAL_TIME);
            client.get("/public/events").expect(200);
            written.verify(client);
        }
    }

    private static void refuseMany(ServiceClient client) throws IOException {
        for (int i = 0; i < MANY_REFUSALS; i++) {
            new EventModel(false).createUnrecorded(client).expectUnavailable();
        }
    }

    private static List<String> linesAboutTheEventLog(ServiceProcess service, String level) {
        return service.output()
                .lines()
                .filter(line -> line.contains(" " + level + " ") && line.contains("Write to the event log"))
                .toList();
    }

    /** The first success a second after the last failure ends the outage. */
    private static void awaitTheLineAboutTheEnd(ServiceProcess service) {
        Awaitility.await("the line about the end").untilAsserted(() -> {
            new EventModel(false).createUnrecorded(service.client()).expect(201);
            assertThat(linesAboutTheEventLog(service, "INFO"))
                    .singleElement()
                    .asString()
                    .containsPattern("succeeds again after \\d+ s and \\d{3,} failures");
        });
    }

    private static void verify(ServiceClient client, List<EventModel> events) throws IOException {
        for (EventModel event : events) {
            event.verify(client);
        }
        events.getLast().verifyKey(client);
    }

    private static long largestFile(TestStorage storage) throws IOException {
        try (var files = Files.list(storage.data())) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    private static void limitFileSize(ServiceProcess service, String bytes) {
        List<String> command =
                List.of("prlimit", "--pid", Long.toString(service.pid()), "--fsize=" + bytes + ":unlimited");
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            assertThat(exit).as(String.join(" ", command)).isZero();
        } catch (IOException e) {
            throw new AssertionError("This test needs prlimit, which is part of util-linux", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
