package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key and no personal data in what the processes print, show to other users of the machine, or publish. */
class KeyMaterialIT {

    private static final String NOTES = "ring the caretaker";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void printsNeitherKeysNorPersonalData(String database) throws IOException {
        TestStorage storage = database.equals("SQLite")
                ? TestStorage.sqlite(directory)
                : TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        String first = KeyFileContent.newKey("k1");
        String second = KeyFileContent.newKey("k2");
        Path file = Files.writeString(directory.resolve("keys"), first);
        String setting = "events.personal-data.key-file=" + file;
        StringBuilder output = new StringBuilder();
        try (ServiceProcess service = ServiceProcess.ready(storage, setting)) {
            String id = KeyFileContent.createEventWithNotes(service.client(), NOTES);
            service.client()
                    .patch(id, Map.of("internalNotes", NOTES + " again"), null)
                    .expect(200);
            service.client()
                    .patch(id, Map.of("internalNotes", NOTES, "status", "NONE"), null)
                    .expect(400);
            Files.writeString(file, second + first);
            output.append(run(storage, "rotate-keys", setting));
            service.client()
                    .patch(id, Map.of("internalNotes", NOTES + " later"), null)
                    .expect(200);
            Files.writeString(file, "broken " + second);
            output.append(run(storage, "rotate-keys", setting)).append(run(storage, "verify", setting));
            service.client().erase(id).expect(204);
            for (String path : List.of("/actuator/health", "/actuator/prometheus", "/projections", "/notifications")) {
                output.append(service.client().get(path).expect(200).body());
            }
            output.append(commandLines()).append(service.output());
        }
        output.append(refusedStart(storage, setting));
        Files.writeString(file, KeyFileContent.newKey("k2"));
        output.append(refusedStart(storage, setting));

        for (String line : List.of(first, second)) {
            String base64 = line.strip().substring(3);
            assertThat(output).doesNotContain(base64, base64.substring(0, 20), base64.substring(20));
            String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
            assertThat(output.toString().toLowerCase(Locale.ROOT)).doesNotContain(hex.substring(0, 16));
        }
        assertThat(output).contains("has a line 1").doesNotContain(NOTES, "ada@example.org");
    }

    private static String refusedStart(TestStorage storage, String setting) {
        try (ServiceProcess service = ServiceProcess.start(storage, setting)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            return service.output();
        }
    }

    private static String run(TestStorage storage, String command, String setting) {
        CommandProcess process = CommandProcess.run(storage, command, "--" + setting);
        return process.out() + process.err();
    }

    /** As {@code ps} shows them. */
    private static String commandLines() {
        StringBuilder lines = new StringBuilder();
        ProcessHandle.allProcesses()
                .forEach(process -> process.info().commandLine().ifPresent(lines::append));
        return lines.toString();
    }
}
