package com.ticketing.events.app.faults.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A base backup of PostgreSQL restored to a second server, and the erasures after it. */
@ExtendWith(BaseBackupCondition.class)
class PostgresBaseBackupIT {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");
    private static final UUID JAZZ = new UUID(1, 1);
    private static final UUID ROCK = new UUID(1, 2);

    @TempDir
    private Path directory;

    @Test
    void getsTheErasuresOfTheLedgersOfAllNodes() throws IOException {
        InstalledPostgres server = InstalledPostgres.create(true);
        server.start();
        TestStorage storage = storage(server.port());
        try (TestEventLog log = TestEventLog.postgres(storage.jdbcUrl())) {
            append(log, created(JAZZ), 0);
            append(log, created(ROCK), 0);
        }
        InstalledPostgres restored = server.baseBackup();
        String ledger = "events.erasure-ledger=" + directory.resolve("ledger");
        try (ServiceProcess node = ServiceProcess.ready(storage, ledger)) {
            node.client().erase(JAZZ.toString()).expect(204);
        }
        try (TestEventLog log = TestEventLog.postgres(storage.jdbcUrl())) {
            append(log, new PersonalDataErased(ROCK, AT), 1);
        }
        String second = "events.erasure-ledger=" + directory.resolve("second");
        CommandProcess.run(
                storage, "apply-erasures", directory.resolve("ledger").toString(), "--" + second);
        server.stop();

        restored.start();
        TestStorage other = storage(restored.port());
        assertThat(keys(other)).isEqualTo("2");
        CommandProcess applied = CommandProcess.run(
                other,
                "apply-erasures",
                directory.resolve("ledger").toString(),
                directory.resolve("second").toString());
        assertThat(applied.awaitExit()).as(applied.err()).isZero();
        assertThat(applied.out()).startsWith("2 erasures applied; hash of position 4: ");
        assertThat(keys(other)).isEqualTo("0");
        CommandProcess verify = CommandProcess.run(other, "verify");
        assertThat(verify.awaitExit()).as(verify.out()).isZero();
        assertThat(verify.out()).contains("4 domain events are valid");

        CommandProcess absent = CommandProcess.run(
                other, "apply-erasures", directory.resolve("absent").toString());
        assertThat(absent.awaitExit()).isEqualTo(3);
        assertThat(absent.err().lines())
                .containsExactly("Not all erasures are applied: The erasure ledger " + directory.resolve("absent")
                        + " does not exist; restore it from its copy or correct events.erasure-ledger");
        restored.stop();
    }

    private TestStorage storage(int port) throws IOException {
        return TestStorage.postgres(
                Files.createTempDirectory(directory, "node"),
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    private static String keys(TestStorage storage) {
        return new DomainEventTable(storage)
                .query("select count(*) from personal_data_key")
                .getFirst()
                .getFirst();
    }

    private static void append(TestEventLog log, DomainEvent event, long version) {
        log.domainEventEngine()
                .appendEvents(List.of(
                        new GenericDomainEventMessage<>("Event", event.id().toString(), version, event)));
    }

    private static EventCreated created(UUID id) {
        return new EventCreated(
                id, "Jazz", AT, AT.plusSeconds(1), "Rome", EventStatus.DRAFT, "ring the caretaker", "Ada", AT);
    }
}
