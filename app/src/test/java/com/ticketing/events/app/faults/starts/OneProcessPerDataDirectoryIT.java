package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same data directory. */
class OneProcessPerDataDirectoryIT {

    @TempDir
    private Path directory;

    @Test
    void secondProcessExitsWithOneLineAndFirstKeepsServing() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess first = ServiceProcess.ready(storage)) {
            EventModel before = new EventModel(false);
            before.create(first.client());
            try (ServiceProcess second = ServiceProcess.start(storage)) {
                assertThat(second.awaitExit()).isNotZero();
                assertThat(linesOutsideTheLog(second))
                        .containsExactly("The data directory " + storage.data().toRealPath()
                                + " is in use by another event service; stop that one or set events.data-dir to another"
                                + " directory");
            }
            before.verify(first.client());
            EventModel after = new EventModel(false);
            assertThat(after.create(first.client())).isTrue();
            after.verify(first.client());
        }
    }

    @Test
    void secondProcessExitsWithTheLockFileDeletedToo() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess first = ServiceProcess.ready(storage)) {
            for (int round = 0; round < 2; round++) {
                EventModel event = new EventModel(false);
                event.create(first.client());
                Files.delete(storage.data().resolve("event-service.lock"));
                try (ServiceProcess second = ServiceProcess.start(storage)) {
                    assertThat(second.awaitExit()).isNotZero();
                    assertThat(linesOutsideTheLog(second))
                            .singleElement()
                            .asString()
                            .contains("is in use by another event service");
                }
                event.verify(first.client());
            }
            CommandProcess verification = CommandProcess.run(storage, "verify");
            assertThat(verification.awaitExit()).as(verification.err()).isZero();
            assertThat(new EventModel(false).create(first.client())).isTrue();
            Awaitility.await("a delivery for each Event")
                    .untilAsserted(() -> assertThat(first.notifications()).hasSize(3));
        }
        try (ServiceProcess next = ServiceProcess.ready(storage)) {
            assertThat(next.isReady()).isTrue();
        }
    }

    /** The lines of the output that are not INFO or WARN log lines. */
    private static List<String> linesOutsideTheLog(ServiceProcess service) {
        return service.output()
                .lines()
                .filter(line -> !line.matches("\\d{4}-\\d{2}-\\d{2}T\\S+ +(INFO|WARN) .*"))
                .toList();
    }
}
