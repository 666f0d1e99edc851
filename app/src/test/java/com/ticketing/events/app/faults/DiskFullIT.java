package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpAnswer;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database's files may not grow any more. The kernel refuses the same writes on a full disk; a limit on the
 * size of files, unlike a disk, can be set for one process and lifted again.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lets another process change the limits of a running one")
class DiskFullIT {

    private static final int ROOM = 256 * 1024;
    private static final int MOST_WRITES = 5000;
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void writesAreRefusedReadsGoOnAndRoomIsAllThatIsMissing() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        List<EventModel> stories = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient caller = service.caller();
            limitFilesOf(service, Long.toString(largestFile(storage) + ROOM));
            EventModel refused = writeUntilRefused(caller, stories);
            assertThat(stories).as("events written before the disk was full").isNotEmpty();
            assertRefusesWritesAndAnswersReads(caller, stories.getFirst());

            limitFilesOf(service, "unlimited");
            assertThat(refused.create(caller))
                    .as("a write, as soon as there is room")
                    .isTrue();
            stories.add(refused);
            verify(caller, stories);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            verify(service.caller(), stories);
            new DomainEventTable(storage).verifyGapless();
        }
    }

    private static EventModel writeUntilRefused(ServiceClient caller, List<EventModel> written) throws IOException {
        for (int i = 0; i < MOST_WRITES; i++) {
            EventModel story = new EventModel(true);
            if (!story.create(caller)) {
                return story;
            }
            written.add(story);
        }
        throw new AssertionError("The limit on the size of files does not hold");
    }

    private static void assertRefusesWritesAndAnswersReads(ServiceClient caller, EventModel written)
            throws IOException {
        for (int i = 0; i < 5; i++) {
            HttpAnswer refusal = new EventModel(false).attempt(caller);
            refusal.expectUnavailable();
            assertThat(refusal.took()).isLessThan(LONGEST_REFUSAL);
            caller.get("/public/events").expect(200);
            written.verify(caller);
        }
    }

    private static void verify(ServiceClient caller, List<EventModel> stories) throws IOException {
        for (EventModel story : stories) {
            story.verify(caller);
        }
        stories.getLast().verifyKey(caller);
    }

    private static long largestFile(TestStorage storage) throws IOException {
        try (var files = Files.list(storage.data())) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    private static void limitFilesOf(ServiceProcess service, String bytes) {
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
