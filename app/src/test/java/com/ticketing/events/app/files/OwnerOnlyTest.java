package com.ticketing.events.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
@ExtendWith(OutputCaptureExtension.class)
class OwnerOnlyTest {

    @TempDir
    private Path directory;

    @Test
    void createsFilesAndDirectoriesForTheOwner() throws IOException {
        Path created = directory.resolve("a/b");
        OwnerOnly.createDirectories(created);
        OwnerOnly.createFile(created.resolve("new"));
        try (FileChannel _ = OwnerOnly.open(
                created.resolve("opened"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            assertThat(mode(created.resolve("opened"))).isEqualTo("rw-------");
        }
        assertThat(mode(created)).isEqualTo("rwx------");
        assertThat(mode(created.resolve("new"))).isEqualTo("rw-------");
    }

    @Test
    void leavesTheContentOfAnExistingFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "content");
        OwnerOnly.createFile(file);
        assertThat(file).hasContent("content");
    }

    @Test
    void reducesExistingPermissionsWithOneLine(CapturedOutput output) throws IOException {
        Path wide = withMode(Files.createFile(directory.resolve("wide")), "rw-r--r--");
        Path readOnly = withMode(Files.createFile(directory.resolve("read-only")), "r--r-----");
        Path narrow = withMode(Files.createFile(directory.resolve("narrow")), "rw-------");

        OwnerOnly.reduce(List.of(wide, readOnly, narrow, directory.resolve("absent")));

        assertThat(mode(wide)).isEqualTo("rw-------");
        assertThat(mode(readOnly)).isEqualTo("r--------");
        assertThat(output.toString().lines().filter(line -> line.contains("Removed the permissions")))
                .singleElement()
                .asString()
                .contains(wide + " (rw-r--r--)", readOnly + " (r--r-----)")
                .doesNotContain("narrow", "absent");
        assertThat(output).doesNotContain("WARN");
    }

    @Test
    void leavesADirectoryThatAllUsersShareAndWarns(CapturedOutput output) throws IOException {
        Path shared = withMode(Files.createDirectory(directory.resolve("shared")), "rwxrwxrwx");
        Files.setAttribute(shared, "unix:mode", 01777);

        OwnerOnly.reduce(List.of(shared));

        assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
        assertThat(output.toString().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains(shared + " (rwxrwxrwx)");
    }

    private static Path withMode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
