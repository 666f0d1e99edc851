package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissions of the data directory and of every file in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
class FilePermissionsIT {

    private static final List<String> FILES = List.of(
            "event-service.lock",
            "events.db",
            "events.db-shm",
            "events.db-wal",
            "events.erasures",
            "events.head",
            "events.keys");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"umask 000", "umask 022", "umask 077"})
    void excludesOtherUsersWhateverTheUmask(String umask) throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.readyAfter(umask, storage)) {
            new EventModel(false).create(service.client());
            assertForTheOwnerOnly(storage);
            assertThat(service.output()).doesNotContain("permissions of other users");
        }
    }

    @Test
    void reducesThePermissionsOfExistingFiles() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            new EventModel(false).create(service.client());
            service.kill();
        }
        assertThat(modes(storage).keySet()).as("files of a killed process").containsAll(FILES);
        for (String file : FILES) {
            Files.setPosixFilePermissions(storage.data().resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.setPosixFilePermissions(storage.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path other = Files.writeString(storage.data().resolve("notes-of-the-operator"), "");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));

        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.output().lines().filter(line -> line.contains("Removed the permissions")))
                    .singleElement()
                    .asString()
                    .contains(FILES)
                    .contains(storage.data() + " (rwxr-xr-x)");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other)))
                    .isEqualTo("rw-r--r--");
            Files.delete(other);
            assertForTheOwnerOnly(storage);
        }
    }

    private static void assertForTheOwnerOnly(TestStorage storage) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(storage.data())))
                .isEqualTo("rwx------");
        assertThat(modes(storage).keySet()).containsAll(FILES);
        assertThat(modes(storage).values()).containsOnly("rw-------");
    }

    private static Map<String, String> modes(TestStorage storage) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> files = Files.list(storage.data())) {
            for (Path file : files.toList()) {
                modes.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }
}
