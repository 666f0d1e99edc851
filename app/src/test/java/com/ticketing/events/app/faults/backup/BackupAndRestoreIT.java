package com.ticketing.events.app.faults.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} beside a running service and {@code restore} after it, each killed in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupAndRestoreIT {

    /** Enough that copy and verification take longer than the reaction of the test. */
    private static final int EVENTS = 40_000;

    private static final Pattern CHECKPOINT = Pattern.compile("hash of position (\\d+): ([0-9a-f]{64})");
    private static final String NOTES = "ring the caretaker";

    @TempDir
    private Path directory;

    private TestStorage storage;
    private Path file;

    @BeforeEach
    void locate() {
        storage = TestStorage.sqlite(directory);
        file = directory.resolve("backup");
    }

    @Test
    void bringsBackTheLogWithoutWhatWasErasedSince() throws IOException {
        storage.withEvents(EVENTS);
        String erased;
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            erased = create(service.client());
            ConcurrentWriters writers = new ConcurrentWriters(service.client());
            writers.awaitAcknowledged(20);
            kill("backup", () -> names(directory).anyMatch(name -> name.endsWith(".partial")));
            assertThat(file).doesNotExist();

            CommandProcess backup = command("backup");
            assertThat(backup.awaitExit()).as(backup.err()).isZero();
            writers.awaitAcknowledged(20);
            writers.stop();
            assertThat(backup.out()).startsWith(file + " is valid; ");
            assertThat(hashAt(position(backup))).isEqualTo(hash(backup));

            erase(erased, service);
            CommandProcess running = command("restore", "--overwrite");
            assertThat(running.awaitExit()).isEqualTo(3);
            assertThat(running.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("The event log is not restored: The data directory ")
                    .contains("is in use by another event service");
        }
        String ahead = hashAt(position("select max(position) from domain_event"));
        CommandProcess refused = command("restore");
        assertThat(refused.awaitExit()).isEqualTo(3);
        assertThat(refused.err().lines()).last().asString().contains("The present event log is ahead: it has ");

        kill("restore", () -> Files.exists(storage.data().resolve("events.restore/events.db")));
        assertThat(hashAt(position("select max(position) from domain_event"))).isEqualTo(ahead);
        CommandProcess verify = CommandProcess.run(storage, "verify");
        assertThat(verify.awaitExit()).as(verify.out()).isZero();

        CommandProcess restore = command("restore", "--overwrite");
        assertThat(restore.awaitExit()).as(restore.err()).isZero();
        assertThat(restore.out()).contains("The event log is restored, 1 erasures applied; ");
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.client().read(erased).expect(200).body()).doesNotContain(NOTES);
            assertThat(service.client()
                            .get("/events/" + erased + "/history")
                            .expect(200)
                            .body())
                    .contains("\"actor\":\"restore\"")
                    .doesNotContain(NOTES);
            assertThat(service.client().get("/audit/checkpoint").expect(200).body())
                    .contains(restore.out().strip().replaceAll("(?s).*: ", ""));
            assertThat(service.client().get("/audit/verify").expect(200).body()).contains("\"valid\":true");
            assertThat(service.output()).doesNotContain("cannot be read", "lacked");
        }
        assertThat(names(storage.data())).doesNotContain("events.restore");
    }

    /** The erasure is acknowledged when it is in the ledger, and can be repeated until then. */
    private void erase(String id, ServiceProcess service) throws IOException {
        Path ledger = storage.data().resolve("events.erasures");
        Path away = Files.move(ledger, directory.resolve("away"));
        service.client().erase(id).expectUnavailable();
        service.client().erase(id).expectUnavailable();
        assertThat(ledger).doesNotExist();
        Files.move(away, ledger);
        service.client().erase(id).expect(204);
        assertThat(Files.readString(ledger)).containsOnlyOnce(id).doesNotContain(NOTES);
        service.client().erase(id).expect(204);
        assertThat(Files.readString(ledger)).containsOnlyOnce(id);
    }

    private static String create(ServiceClient client) throws IOException {
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS);
        Map<String, String> body = Map.of(
                "title",
                "Jazz",
                "location",
                "Hall",
                "startAt",
                start.toString(),
                "endAt",
                start.plusSeconds(3600).toString(),
                "internalNotes",
                NOTES,
                "createdBy",
                "ada@example.org");
        return client.create(body, null).expect(201).id();
    }

    /** Kills the command when a file of it exists; again if it had ended before the signal. */
    private void kill(String name, BooleanSupplier started) {
        for (int round = 0; round < 5; round++) {
            try (CommandProcess killed = command(name, "--overwrite")) {
                await().atMost(Duration.ofMinutes(1))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> started.getAsBoolean() || !killed.isAlive());
                assertThat(killed.isAlive()).as(killed.err()).isTrue();
            }
            if (started.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError(name + " was not killed in the middle");
    }

    private CommandProcess command(String name, String... options) {
        String[] arguments = Stream.concat(Stream.of(name, file.toString()), Stream.of(options))
                .toArray(String[]::new);
        return CommandProcess.start(
                storage, ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), arguments);
    }

    private long position(String sql) {
        return Long.parseLong(
                new DomainEventTable(storage).query(sql).getFirst().getFirst());
    }

    private String hashAt(long position) {
        List<List<String>> rows = new DomainEventTable(storage)
                .query("select lower(hex(hash)) from domain_event where position = " + position);
        return rows.getFirst().getFirst();
    }

    private static long position(CommandProcess backup) {
        return Long.parseLong(checkpoint(backup).group(1));
    }

    private static String hash(CommandProcess backup) {
        return checkpoint(backup).group(2);
    }

    private static Matcher checkpoint(CommandProcess backup) {
        Matcher checkpoint = CHECKPOINT.matcher(backup.out());
        assertThat(checkpoint.find()).as(backup.out()).isTrue();
        return checkpoint;
    }

    private static Stream<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names);
    }
}
