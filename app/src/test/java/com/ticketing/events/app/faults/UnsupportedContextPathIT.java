package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is started with a context path. */
class UnsupportedContextPathIT {

    @TempDir
    private Path directory;

    @Test
    void reportsTheSettingInOneLineAndExits() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.start(storage, "server.servlet.context-path=/tickets")) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().lines())
                    .filteredOn(line -> line.startsWith("server.servlet.context-path is not supported: "))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception");
        }
    }
}
