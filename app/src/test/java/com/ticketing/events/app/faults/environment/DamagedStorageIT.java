package com.ticketing.events.app.faults.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event log that was damaged at rest, or while the service runs. */
class DamagedStorageIT {

    private static final int EVENTS = 3_000;
    private static final String REMEDY =
            ". Check it with ./event-service verify, and restore the database from a backup";
    private static final String CHANGED = ": The stored hash does not match the domain event" + REMEDY;
    private static final String MISSING = ": The domain event is missing" + REMEDY;

    @TempDir
    private Path directory;

    @Test
    void refusesAStartOnAFileWithAFlippedByte() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(EVENTS);
        Path file = storage.data().resolve("events.db");
        byte[] bytes = Files.readAllBytes(file);
        int title = indexOf(bytes, "\"Night 1776\"".getBytes(UTF_8));
        bytes[title + 1] ^= 1;
        Files.write(file, bytes);
        assertRefused(storage, "The event log is damaged at position 1777" + CHANGED);
        CommandProcess verify = CommandProcess.run(storage, "verify");
        assertThat(verify.awaitExit()).isEqualTo(1);
        assertThat(verify.out()).startsWith("Position 1777 is invalid");
    }

    @Test
    void refusesAStartWithoutTheLastRowsOfSqlite() throws IOException, SQLException {
        refusesAStartWithoutTheLastRows(TestStorage.sqlite(directory));
    }

    @Test
    void refusesAStartWithoutTheLastRowsOfPostgres() throws IOException, SQLException {
        refusesAStartWithoutTheLastRows(
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase()));
    }

    private void refusesAStartWithoutTheLastRows(TestStorage storage) throws IOException, SQLException {
        storage.withEvents(EVENTS);
        storage.execute("delete from domain_event where position > " + (EVENTS - 500));
        assertRefused(storage, "The event log is damaged at position " + (EVENTS - 499) + MISSING);

        CommandProcess load = CommandProcess.run(
                storage,
                "load",
                JsonLinesFile.write(directory, JsonLinesFile.lines("Late", 1)).toString());
        assertThat(load.awaitExit()).isEqualTo(3);
        assertThat(load.err().lines())
                .containsExactly("The event log is damaged at position " + (EVENTS - 499) + MISSING);
    }

    /** The row of another node, which this node reads from the database. */
    @Test
    void isNotReadyAndServesNoRowThatDoesNotFit() throws IOException, SQLException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        String forged = UUID.randomUUID().toString();
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            storage.execute("""
                    begin;
                    insert into domain_event
                        (position, event_id, version, type, revision, message_id, at, payload, metadata, hash)
                    select position + 1, '%1$s', 0, type, revision, '%1$s', at, replace(payload, event_id, '%1$s'),
                        metadata, hash
                    from domain_event order by position desc limit 1;
                    update domain_event_end set position = position + 1;
                    commit""".formatted(forged));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(service.isReady()).isFalse());
            HttpResult health = service.client().get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().at("/components/catalog/details/damage").stringValue())
                    .isEqualTo("The event log is damaged at position 2" + CHANGED);
            service.client().read(forged).expect(404);
            service.client().read(event.id()).expect(200);
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static void assertRefused(TestStorage storage, String line) {
        try (ServiceProcess service = ServiceProcess.start(storage)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines().filter(each -> each.equals(line)))
                    .as(service.output())
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("Caught up with");
        }
    }

    private static int indexOf(byte[] bytes, byte[] pattern) {
        for (int i = 0; i + pattern.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        throw new AssertionError(new String(pattern, UTF_8) + " is not in the file");
    }
}
