package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process is started with an invalid configuration of its actors. */
class RefusedSecurityIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scopes=nothing | events.security has the unknown scope nothing for ada; the scopes are admin, ",
                "expires=2099-01-01T00:00:00Z | events.security.actors.ada.expires is not a property of the service"
            })
    void reportsItInOneLineAndExits(String setting, String line) throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.start(
                storage,
                "events.security.actors.ada.tokens=token-of-ada-1234",
                "events.security.actors.ada." + setting)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().lines())
                    .filteredOn(text -> text.startsWith(line))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception", "token-of-ada");
        }
    }
}
