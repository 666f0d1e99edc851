package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rotate-keys} beside a running service, killed in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KeyRotationIT {

    private static final int EVENTS = 20_000;

    /** What the fixture wrote before keys were wrapped: 32 bytes. */
    private static final String BARE = "select count(*) from personal_data_key where length(kept) = 32";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void wrapsTheKeysOfAnExistingLogAndRotatesThem(String database) throws IOException {
        TestStorage storage = database.equals("SQLite")
                ? TestStorage.sqlite(directory)
                : TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        storage.withEvents(EVENTS);
        Path file = Files.writeString(directory.resolve("keys"), KeyFileContent.newKey("k1"));
        String setting = "events.personal-data.key-file=" + file;
        try (ServiceProcess service = ServiceProcess.ready(storage, setting)) {
            String erased = KeyFileContent.createEventWithNotes(service.client(), "to be erased");
            try (CommandProcess killed = rotation(storage, setting)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> count(storage, BARE) < EVENTS || !killed.isAlive());
            }
            service.client().erase(erased).expect(204);
            assertThat(service.client()
                            .get("/audit/events?limit=1000")
                            .expect(200)
                            .body())
                    .contains("the notes of night 7");

            CommandProcess wrapped = rotation(storage, setting);
            assertThat(wrapped.awaitExit()).as(wrapped.err()).isZero();
            assertThat(wrapped.out()).contains("keys of personal data wrapped with key 'k1'");
            assertThat(count(storage, BARE)).isZero();

            Files.writeString(file, KeyFileContent.newKey("k2") + Files.readString(file));
            CommandProcess rotated = rotation(storage, setting);
            KeyFileContent.createEventWithNotes(service.client(), "during the rotation");
            assertThat(rotated.awaitExit()).as(rotated.err()).isZero();
            assertThat(rotated.out()).contains("with key 'k2'", "Key 'k1' is not in use any more");
            Files.writeString(file, Files.readString(file).replaceAll("(?m)^k1.*$", ""));
            KeyFileContent.createEventWithNotes(service.client(), "after the rotation");
            assertThat(service.output()).doesNotContain("cannot be read", "Unwrapping of data keys failed");
        }
        try (ServiceProcess service = ServiceProcess.ready(storage, setting)) {
            assertThat(service.client().get("/audit/events?limit=1000").body()).contains("the notes of night 7");
            assertThat(service.client()
                            .get("/audit/events?limit=10&after=" + EVENTS)
                            .body())
                    .contains("during the rotation", "after the rotation")
                    .doesNotContain("to be erased");
            assertThat(service.client().get("/audit/verify").expect(200).body()).contains("\"valid\":true");
            assertThat(service.output()).doesNotContain("cannot be read");
        }
    }

    private static CommandProcess rotation(TestStorage storage, String setting) {
        return CommandProcess.start(
                storage, ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), "rotate-keys", "--" + setting);
    }

    private static long count(TestStorage storage, String sql) {
        List<List<String>> rows = new DomainEventTable(storage).query(sql);
        return Long.parseLong(rows.getFirst().getFirst());
    }
}
