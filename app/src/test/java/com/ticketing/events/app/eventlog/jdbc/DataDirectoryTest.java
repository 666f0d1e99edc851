package com.ticketing.events.app.eventlog.jdbc;

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
        DataDirectory.claim(parent.resolve("new/data")).close();

        assertThat(parent.resolve("new/data")).isDirectory();
    }

    @Test
    void belongsToOneLogAtATime() {
        TestEventLog first = TestEventLog.sqlite(parent);
        assertThatThrownBy(() -> TestEventLog.sqlite(parent))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining(parent.toString())
                .hasMessageNotContaining("\n");
        first.close();
        assertThatCode(() -> TestEventLog.sqlite(parent).close()).doesNotThrowAnyException();
    }

    @Test
    void belongsToOneProcessAtATimeAndIsFreeWhenThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("claimed");

            assertThatThrownBy(() -> DataDirectory.claim(parent)).isInstanceOf(DataDirectoryUnusable.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatCode(() -> DataDirectory.claim(parent).close()).doesNotThrowAnyException();
    }

    @Test
    void saysInOneLineWhenItCannotBeCreated() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "not a directory");

        assertThatThrownBy(() -> DataDirectory.claim(file))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    /** Claims a directory and keeps it. */
    static final class Holder {

        private Holder() {}

        static void main(String[] arguments) throws InterruptedException {
            DataDirectory directory = DataDirectory.claim(Path.of(arguments[0]));
            System.out.println("claimed");
            Thread.sleep(Duration.ofMinutes(10));
            directory.close();
        }
    }
}
