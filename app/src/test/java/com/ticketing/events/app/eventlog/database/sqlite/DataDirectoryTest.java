package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void createsTheDirectory() {
        DataDirectory.lock(parent.resolve("new/data")).close();

        assertThat(parent.resolve("new/data")).isDirectory();
    }

    @Test
    void isLockedByOneLogAtATime() {
        TestEventLog first = TestEventLog.sqlite(parent);
        assertThatThrownBy(() -> TestEventLog.sqlite(parent))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining(parent.toString())
                .hasMessageNotContaining("\n");
        first.close();
        assertThatCode(() -> TestEventLog.sqlite(parent).close()).doesNotThrowAnyException();
    }

    @Test
    void isLockedByOneProcessAndReleasedWhenItIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> DataDirectory.lock(parent)).isInstanceOf(DataDirectoryUnusable.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatCode(() -> DataDirectory.lock(parent).close()).doesNotThrowAnyException();
    }

    @Test
    void reportsAnUnusableDirectoryInOneLine() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "not a directory");

        assertThatThrownBy(() -> DataDirectory.lock(file))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    /** Process that locks a directory and holds the lock. */
    static final class LockHolder {

        private LockHolder() {}

        static void main(String[] arguments) throws InterruptedException {
            DataDirectory directory = DataDirectory.lock(Path.of(arguments[0]));
            System.out.println("locked");
            Thread.sleep(Duration.ofMinutes(10));
            directory.close();
        }
    }
}
