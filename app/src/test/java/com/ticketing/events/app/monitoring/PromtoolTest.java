package com.ticketing.events.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own program checks the files of {@code ops/prometheus} and runs the tests of the alerts. */
@ExtendWith(PromtoolCondition.class)
class PromtoolTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void copyTheFilesAndMakeAToken() throws IOException {
        try (Stream<Path> files = Files.list(MonitoringFiles.PROMETHEUS)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Files.writeString(directory.resolve("token"), "a-token-for-metrics");
    }

    @Test
    void theConfigurationIsValid() throws Exception {
        promtool("check", "config", "prometheus.yaml");
    }

    @Test
    void theRulesAreValid() throws Exception {
        promtool("check", "rules", "rules.yaml");
    }

    @Test
    void theAlertsFireWhenTheyShould() throws Exception {
        promtool("test", "rules", "rules-test.yaml");
    }

    private void promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(PromtoolCondition.executable().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
