package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process is started with a prefix of its paths, a fraction as rate limit, or a host name as trusted proxy. */
class RefusedSettingsIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.servlet.context-path=/tickets",
                "events.limits.public-requests-per-second=0.5",
                "events.limits.trusted-proxies=10.0.0.1,proxy.example.com"
            })
    void areReportedInOneLine(String setting) throws IOException {
        String name = setting.substring(0, setting.indexOf('='));
        try (ServiceProcess service = ServiceProcess.start(TestStorage.sqlite(directory), setting)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().lines())
                    .filteredOn(line -> line.startsWith(name + " "))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception");
        }
    }
}
