package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts with, without and with another file of key-encryption keys. */
class KeyFileIT {

    private static final String BARE_KEYS_WARNING = "The keys of personal data are stored in the database as they are";

    @TempDir
    private Path directory;

    @Test
    void createsAFileAtTheFirstStartAndRefusesToStartWithoutIt() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        Path file = storage.data().resolve("events.keys");
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.output().lines().filter(line -> line.contains("WARN") && line.contains(file.toString())))
                    .singleElement()
                    .asString()
                    .contains("back it up apart from the database");
            KeyFileContent.createEventWithNotes(service.client(), "ring the caretaker");
        }
        String content = Files.readString(file);
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.output()).doesNotContain("Created the key file", BARE_KEYS_WARNING);
            assertThat(service.client().get("/audit/events").body()).contains("ring the caretaker");
        }

        Files.delete(file);
        assertRefused(
                storage,
                "The key file " + file + " does not exist; restore it from its backup or correct"
                        + " events.personal-data.key-file");
        assertThat(file).doesNotExist();
        Files.writeString(file, KeyFileContent.newKey("other"));
        assertRefused(
                storage,
                "The key file " + file + " has no key '" + content.replaceAll("(?s).*(key-\\w+) .*", "$1")
                        + "', but data keys in the database are wrapped with it; add it to the file");
        Files.writeString(file, "not a key");
        assertRefused(
                storage, "The key file " + file + " has a line 1 that is not an id, a space and 32 bytes in Base64");

        Files.writeString(file, content);
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.client().get("/audit/events").body()).contains("ring the caretaker");
        }
    }

    @Test
    void refusesAConfiguredFileThatDoesNotExist() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        Path absent = directory.resolve("absent");
        String setting = "events.personal-data.key-file=" + absent;
        assertRefused(
                storage,
                "The key file " + absent + " does not exist; restore it from its backup or correct"
                        + " events.personal-data.key-file",
                setting);
        assertThat(storage.data().resolve("events.db")).doesNotExist();
        assertThat(absent).doesNotExist();
    }

    @Test
    void warnsOnPostgresUntilAFileIsConfigured() throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.output().substring(service.output().indexOf("Started EventService")))
                    .contains(BARE_KEYS_WARNING);
            KeyFileContent.createEventWithNotes(service.client(), "ring the caretaker");
        }
        CommandProcess unconfigured = CommandProcess.run(storage, "rotate-keys");
        assertThat(unconfigured.awaitExit()).isEqualTo(3);
        assertThat(unconfigured.err())
                .isEqualTo("The keys cannot be wrapped: events.personal-data.key-file is not set%n".formatted());

        Path file = Files.writeString(directory.resolve("keys"), KeyFileContent.newKey("k1"));
        String setting = "events.personal-data.key-file=" + file;
        CommandProcess rotation = CommandProcess.run(storage, "rotate-keys", "--" + setting);
        assertThat(rotation.awaitExit()).as(rotation.err()).isZero();
        assertThat(rotation.out())
                .isEqualTo("1 keys of personal data wrapped with key 'k1', 0 were before%n".formatted());
        try (ServiceProcess service = ServiceProcess.ready(storage, setting)) {
            assertThat(service.output()).doesNotContain(BARE_KEYS_WARNING);
            assertThat(service.client().get("/audit/events").body()).contains("ring the caretaker");
        }
        try (ServiceProcess service = ServiceProcess.start(storage)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output())
                    .contains(
                            "Data keys in the database are wrapped with a key, but events.personal-data.key-file is not"
                                    + " set; set it to the file that has this key");
        }
        assertThat(CommandProcess.run(storage, "verify").awaitExit()).isZero();
    }

    /** The service, {@code load} and {@code rotate-keys} are refused with one line; {@code verify} needs no key. */
    private void assertRefused(TestStorage storage, String line, String... settings) throws IOException {
        try (ServiceProcess service = ServiceProcess.start(storage, settings)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines().filter(each -> !each.matches("\\d{4}-\\d{2}-\\d{2}T.*")))
                    .containsExactly(line);
        }
        String option = settings.length == 0 ? "--debug=false" : "--" + settings[0];
        String lines =
                JsonLinesFile.write(directory, JsonLinesFile.lines("Late", 1)).toString();
        CommandProcess load = CommandProcess.run(storage, "load", lines, option);
        assertThat(load.awaitExit()).isEqualTo(3);
        assertThat(load.err().lines()).containsExactly(line);
        if (Files.exists(storage.data().resolve("events.db"))) {
            CommandProcess rotation = CommandProcess.run(storage, "rotate-keys", option);
            assertThat(rotation.awaitExit()).isEqualTo(3);
            assertThat(rotation.err().lines()).containsExactly("The keys cannot be wrapped: " + line);
            CommandProcess verify = CommandProcess.run(storage, "verify", option);
            assertThat(verify.awaitExit()).as(verify.err()).isZero();
        }
    }
}
