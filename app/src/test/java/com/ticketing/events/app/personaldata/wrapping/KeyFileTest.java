package com.ticketing.events.app.personaldata.wrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path directory;

    @Test
    void readsKeysInTheirOrder() throws IOException {
        assertThat(read("# comment\n\n  new-2026.11 " + KEY + "  \r\nold\t" + KEY + "\n"))
                .extracting(KeyEncryptionKey::id)
                .containsExactly("new-2026.11", "old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY",
                "a KEY KEY",
                "a b KEY",
                "a/b KEY",
                "a AAAA",
                "a KEYAAAA",
                "a !KEY",
                "a KEY#",
                "\u00e4 KEY",
                "a:KEY"
            })
    void reportsALineOfAnotherFormWithoutItsText(String line) {
        assertThatThrownBy(() -> read("ok " + KEY + "\n\n" + line.replace("KEY", KEY)))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessage(
                        "The key file " + file() + " has a line 3 that is not an id, a space and 32 bytes in Base64");
    }

    @Test
    void reportsAFileWithoutKeysAndARepeatedId() {
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("has no key");
        assertThatThrownBy(() -> read("")).hasMessageContaining("has no key");
        assertThatThrownBy(() -> read("a " + KEY + "\na " + KEY)).hasMessageContaining("two keys with the id 'a'");
    }

    @Test
    void reportsAnAbsentFileADirectoryAndAnUnreadableFile() throws IOException {
        KeyFile file = KeyFile.configured(file());
        assertThat(file.canBeCreated()).isFalse();
        assertThatThrownBy(file::read).hasMessageStartingWith("The key file " + file() + " does not exist; restore");

        assertThatThrownBy(() -> KeyFile.configured(directory).read()).hasMessageContaining("is not a file");

        Files.writeString(file(), "a " + KEY);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(file())) {
            assertThatThrownBy(file::read).hasMessageContaining("is not readable for the user of the service");
        }
    }

    @Test
    void createsAFileForTheOwnerInOneStep() throws IOException {
        Files.writeString(directory.resolve("events.keys.new"), "the rest of a killed process");
        KeyFile file = KeyFile.inDataDirectory(directory);
        assertThat(file.canBeCreated()).isTrue();

        List<KeyEncryptionKey> created = file.create();

        assertThat(created)
                .singleElement()
                .extracting(KeyEncryptionKey::id)
                .asString()
                .matches("key-[0-9a-f]{8}");
        assertThat(file.read()).isEqualTo(created);
        assertThat(file.canBeCreated()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    private Path file() {
        return directory.resolve("keys");
    }

    private List<KeyEncryptionKey> read(String content) throws IOException {
        return KeyFile.configured(Files.writeString(file(), content)).read();
    }
}
