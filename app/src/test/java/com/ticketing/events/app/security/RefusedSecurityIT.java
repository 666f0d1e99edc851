package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is started with an invalid configuration of its actors. */
class RefusedSecurityIT {

    @TempDir
    private Path directory;

    @Test
    void reportsAnUnknownPropertyInOneLineAndExits() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.start(
                storage,
                "events.security.actors.ada.tokens=token-of-ada-1234",
                "events.security.actors.ada.scopes=viewer",
                "events.security.actors.ada.expires=2099-01-01T00:00:00Z")) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().lines())
                    .filteredOn(line ->
                            line.startsWith("events.security.actors.ada.expires is not a property of the service"))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception", "token-of-ada");
        }
    }
}
