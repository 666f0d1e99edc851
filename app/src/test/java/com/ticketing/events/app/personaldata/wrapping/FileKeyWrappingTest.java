package com.ticketing.events.app.personaldata.wrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FileKeyWrappingTest {

    private final InMemoryKeyRegister register = new InMemoryKeyRegister();
    private final SecretKey dataKey = KeyEncryptionKey.key(KeyEncryptionKey.randomBytes());
    private final String first = newLine("first");
    private final String second = newLine("second");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("keys"), first);
    }

    @Test
    void wrapsWithTheFirstKeyAndUnwrapsWithAll() throws IOException {
        byte[] older = open().wrap(dataKey);
        Files.writeString(file, second + first);
        FileKeyWrapping wrapping = open();
        byte[] newer = wrapping.wrap(dataKey);

        assertThat(wrapping.unwrap(List.of(older, newer, older))).containsExactly(dataKey, dataKey, dataKey);
        assertThat(wrapping.isCurrent(newer)).isTrue();
        assertThat(wrapping.isCurrent(older)).isFalse();
        assertThat(register.checkValues()).extracting(WrappedKey::keyId).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void registersAKeyBeforeItsFirstUseOnly() {
        FileKeyWrapping wrapping = open();
        assertThat(register.checkValues()).isEmpty();
        wrapping.wrap(dataKey);
        wrapping.wrap(dataKey);
        assertThat(register.checkValues()).hasSize(1);
    }

    @Test
    void refusesAFileWithoutAKeyInUseAndOneWithAnotherKey() throws IOException {
        open().wrap(dataKey);

        Files.writeString(file, second);
        assertThatThrownBy(this::open)
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("has no key 'first', but data keys in the database are wrapped with it");

        Files.writeString(file, newLine("first"));
        assertThatThrownBy(this::open)
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("has another key 'first' than the one that has wrapped data keys");
    }

    /** A lost file must not be replaced by a new one. */
    @Test
    void createsAFileOnlyForADatabaseWithoutWrappedKeys() throws IOException {
        FileKeyWrapping wrapping = new FileKeyWrapping(KeyFile.inDataDirectory(directory));
        wrapping.open(register);
        wrapping.wrap(dataKey);
        Files.delete(directory.resolve("events.keys"));

        FileKeyWrapping again = new FileKeyWrapping(KeyFile.inDataDirectory(directory));
        assertThatThrownBy(() -> again.open(register))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("does not exist; restore it");
        assertThat(directory.resolve("events.keys")).doesNotExist();
    }

    @Test
    void usesAChangedFileWithoutARestart() throws IOException {
        FileKeyWrapping wrapping = open();
        byte[] older = wrapping.wrap(dataKey);

        Files.writeString(file, second + first);
        await().until(() -> wrapping.isCurrent(wrapping.wrap(dataKey))
                && wrapping.currentKeyId().equals("second"));

        assertThat(wrapping.unwrap(List.of(older))).containsExactly(dataKey);
    }

    @Test
    void unwrapsAtOnceWhatAnotherNodeHasWrappedWithANewKey() throws IOException {
        FileKeyWrapping wrapping = open();
        Files.writeString(file, second + first);
        byte[] newer = open().wrap(dataKey);

        assertThat(wrapping.unwrap(List.of(newer))).containsExactly(dataKey);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepsItsKeysWhenTheChangedFileCannotBeUsed(int content, CapturedOutput output) throws IOException {
        FileKeyWrapping wrapping = open();
        byte[] wrapped = wrapping.wrap(dataKey);

        Files.writeString(
                file, List.of(second, newLine("first"), "half a li", "").get(content));
        await().until(() -> {
            wrapping.wrap(dataKey);
            return wrapping.isOutdated();
        });
        assertThat(wrapping.isCurrent(wrapping.wrap(dataKey))).isTrue();
        assertThat(wrapping.unwrap(List.of(wrapped))).containsExactly(dataKey);
        assertThat(output).doesNotContain(base64(first), base64(second));
    }

    @Test
    void isUnavailableForAKeyThatTheFileDoesNotHave() throws IOException {
        FileKeyWrapping wrapping = open();
        Path other = Files.writeString(directory.resolve("other"), second + first);
        FileKeyWrapping otherNode = new FileKeyWrapping(KeyFile.configured(other));
        otherNode.open(register);
        byte[] unknown = otherNode.wrap(dataKey);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> wrapping.unwrap(List.of(unknown))).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void doesNotUnwrapAChangedKey() {
        FileKeyWrapping wrapping = open();
        byte[] wrapped = wrapping.wrap(dataKey);
        byte[] changed = wrapped.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(wrapping.unwrap(List.of(wrapped, changed, new byte[0], new byte[] {5, 1})))
                .containsExactly(dataKey, null, null, null);
    }

    /** Two nodes with different files that use one id; the second one notices before it stores a key. */
    @Test
    void doesNotWrapWithAnIdThatAnotherNodeUsesForAnotherKey() throws IOException {
        FileKeyWrapping wrapping = open();
        Path other = Files.writeString(directory.resolve("other"), newLine("first"));
        FileKeyWrapping otherNode = new FileKeyWrapping(KeyFile.configured(other));
        otherNode.open(register);
        otherNode.wrap(dataKey);

        assertThatThrownBy(() -> wrapping.wrap(dataKey)).isInstanceOf(Unavailable.class);
    }

    @Test
    void refusesToOpenWithoutAFileWhenKeysAreWrapped() {
        NoKeyWrapping none = new NoKeyWrapping();
        none.open(register);
        byte[] wrapped = open().wrap(dataKey);

        assertThatThrownBy(() -> none.unwrap(List.of(wrapped))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> none.open(register))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("events.personal-data.key-file is not set");
    }

    private FileKeyWrapping open() {
        FileKeyWrapping wrapping = new FileKeyWrapping(KeyFile.configured(file));
        wrapping.open(register);
        return wrapping;
    }

    private static String newLine(String id) {
        return id + " " + Base64.getEncoder().encodeToString(KeyEncryptionKey.randomBytes()) + "\n";
    }

    private static String base64(String line) {
        return line.strip().substring(line.indexOf(' ') + 1);
    }
}
