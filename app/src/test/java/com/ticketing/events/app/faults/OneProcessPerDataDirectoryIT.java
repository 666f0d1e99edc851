package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are started on one data directory. */
class OneProcessPerDataDirectoryIT {

    @TempDir
    private Path directory;

    @Test
    void theSecondSaysSoInOneLineAndTheFirstGoesOn() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess first = ServiceProcess.ready(storage)) {
            EventModel before = new EventModel(false);
            before.create(first.caller());
            try (ServiceProcess second = ServiceProcess.start(storage)) {
                assertThat(second.awaitExit()).isNotZero();
                assertThat(complaints(second))
                        .containsExactly("The data directory " + storage.data().toRealPath()
                                + " is in use by another event service; stop that one or set events.data-dir to another"
                                + " directory");
            }
            before.verify(first.caller());
            EventModel after = new EventModel(false);
            assertThat(after.create(first.caller())).isTrue();
            after.verify(first.caller());
        }
    }

    /** All that the process wrote but for the ordinary lines of its log. */
    private static List<String> complaints(ServiceProcess service) {
        return service.output()
                .lines()
                .filter(line -> !line.matches("\\d{4}-\\d{2}-\\d{2}T\\S+ +(INFO|WARN) .*"))
                .toList();
    }
}
