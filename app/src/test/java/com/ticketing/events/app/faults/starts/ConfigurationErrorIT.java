package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that an operator can repair: one line on the error stream, exit code 1, or 3 of a command. */
class ConfigurationErrorIT {

    @TempDir
    private Path directory;

    private TestStorage storage;

    @BeforeEach
    void useSqlite() {
        storage = TestStorage.sqlite(directory);
    }

    @Test
    void aTimeZoneThatDoesNotExist() {
        assertRefused(
                with("EVENTS_TIME_ZONE", "Berlin"),
                "events.time-zone must be a time zone of the IANA database, such as Europe/Berlin, but is Berlin;"
                        + " for example EVENTS_TIME_ZONE=Europe/Berlin");
    }

    @Test
    void anInjectedDurationThatIsNone() {
        assertRefused(
                storage,
                "events.position-wait must be a duration, but is soon; for example --events.position-wait=2s",
                "--events.position-wait=soon");
    }

    @Test
    void anUnknownName() {
        assertRefused(
                storage,
                "events.log.recent-event is not a property of the service; did you mean events.log.recent-events?",
                "--events.log.recent-event=1");
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertRefused(
                    with("SERVER_PORT", Integer.toString(port)),
                    "server.port is " + port
                            + ", which another process uses: stop that process, or choose another"
                            + " port; for example SERVER_PORT=8081");
        }
    }

    @Test
    void aMalformedEnvFile() throws IOException {
        Files.writeString(directory.resolve(".env"), "EVENTS_ROLE=all\nADMIN_TOKEN \"hush\"\n");
        assertRefused(
                storage,
                "The file " + directory.resolve(".env") + " is malformed in line 2: it must be NAME=value, or"
                        + " NAME=\"value\" for one with spaces");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        String url = TestPostgres.shared().newDatabase();
        String absent = url.replaceFirst("test_\\d+", "absent");
        String address = url.replaceFirst(".*//([^/]+)/.*", "$1");
        assertRefused(
                with("SPRING_DATASOURCE_URL", absent),
                "spring.datasource.url names the database absent, which does not exist on " + address
                        + ": create it, or correct the name; for example"
                        + " SPRING_DATASOURCE_URL=jdbc:postgresql://db.example.com:5432/events");
    }

    @Test
    void aDamagedFile() throws IOException {
        Files.createDirectory(storage.data());
        Files.writeString(storage.data().resolve("events.db"), "this is no database, but a text".repeat(100));
        assertRefused(
                storage,
                "The event log in " + storage.data().resolve("events.db")
                        + " cannot be read: [SQLITE_NOTADB] File opened that is not a database file (file is not a"
                        + " database); restore it with ./event-service restore, or set events.data-dir to another"
                        + " directory");
    }

    /** The same line of a command, whose exit code is 3. */
    @Test
    void aSettingOfACommand() {
        CommandProcess process = CommandProcess.run(storage, "verify", "--events.log.read-batch=0");
        assertThat(process.awaitExit()).isEqualTo(3);
        assertThat(process.err().lines())
                .containsExactly("events.log.read-batch must be between 1 and 100000, but is 0; for example"
                        + " --events.log.read-batch=1000");
        assertThat(process.out()).isEmpty();
    }

    private TestStorage with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(storage.variables());
        variables.put(variable, value);
        return new TestStorage(directory, variables, storage.jdbcUrl());
    }

    private static void assertRefused(TestStorage storage, String line, String... arguments) {
        CommandProcess service = CommandProcess.run(storage, arguments);
        assertThat(service.awaitExit()).isEqualTo(1);
        assertThat(service.err().lines()).containsExactly(line);
        assertThat(service.out()).doesNotContain("\tat ", "Exception", "hush");
    }
}
