package com.ticketing.events.app.eventlog.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.eventlog.database.sqlite.WitnessedLog;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.query.audit.chain.HashChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore into a data directory, with the log that is in it. */
class RestoreTest {

    @TempDir
    private Path directory;

    private Path data;
    private Path file;
    private ErasureLedger ledger;

    @BeforeEach
    void backUp() throws BackupRefused {
        data = directory.resolve("data");
        file = directory.resolve("backup");
        ledger = ErasureLedger.inDataDirectory(data);
        append(1, 2, 3);
        ledger.createIfAbsent();
        OnlineBackup.write(properties(), new DatasourceProperties(null, null, null), file, false, _ -> {});
    }

    @Test
    void restoresALogThatIsNotAhead() throws Exception {
        HashChain.End former = end();
        assertThat(restore(false).end()).isEqualTo(former);
        assertThat(end()).isEqualTo(former);
        Files.delete(data.resolve("events.db"));

        assertThat(restore(false).end()).isEqualTo(former);

        assertThat(end()).isEqualTo(former);
        append(4);
        assertThat(end().position()).isEqualTo(4);
    }

    @Test
    void restoresIntoANewDirectory() throws Exception {
        HashChain.End former = end();
        data = directory.resolve("other/data");
        ledger = ErasureLedger.inDataDirectory(data);
        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("The erasure ledger " + ledger.path() + " does not exist, so that erasures after the backup"
                        + " are unknown; restore it from its copy, or add --without-ledger");
        assertThat(directory.resolve("other")).doesNotExist();

        restore(false, true, _ -> {});

        assertThat(end()).isEqualTo(former);
        assertThat(ledger.read()).isEmpty();
    }

    @Test
    void replacesALogThatIsAheadOnlyWhenTold() throws Exception {
        HashChain.End backedUp = end();
        append(4, 5);
        HashChain.End ahead = end();
        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("The present event log is ahead: it has 2 domain events after position 3, the end of the"
                        + " backup, which would be lost; add --overwrite to replace it");
        assertThat(names()).containsExactly("event-service.lock", "events.db", "events.erasures", "events.head");
        assertThat(end()).isEqualTo(ahead);

        restore(true);

        WitnessedLog.verify(data);
        assertThat(end()).isEqualTo(backedUp);
    }

    /** The witness of the lost log is ahead of the backup. */
    @Test
    void restoresWhenTheDatabaseIsLost() throws Exception {
        HashChain.End backedUp = end();
        append(4, 5);
        Files.delete(data.resolve("events.db"));
        assertThatThrownBy(this::end).isInstanceOf(LogHeadMissing.class);

        restore(false);

        assertThat(end()).isEqualTo(backedUp);
    }

    @Test
    void replacesAnotherLogOnlyWhenTold() throws Exception {
        data = directory.resolve("other");
        ledger = ErasureLedger.inDataDirectory(data);
        append(1, 2);
        ledger.createIfAbsent();
        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is not the one of the backup, which ends at position 3; add --overwrite");
        assertThat(end().position()).isEqualTo(2);

        restore(true);

        assertThat(end().position()).isEqualTo(3);
    }

    @Test
    void replacesALogThatCannotBeReadOnlyWhenTold() throws Exception {
        Files.write(data.resolve("events.db"), new byte[8192]);
        Files.write(data.resolve("events.db-wal"), new byte[100]);
        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("The present event log cannot be read: ")
                .hasMessageEndingWith("; add --overwrite to replace it");

        restore(true);

        assertThat(end().position()).isEqualTo(3);
    }

    /** The write-ahead log of a killed process has the end of its log, and must not be applied to another one. */
    @Test
    void leavesNoWriteAheadLogOfTheFormerLog() throws Exception {
        HashChain.End backedUp = end();
        Path copy = directory.resolve("copy");
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(events(4, 5));
            Files.createDirectory(copy);
            for (String name : List.of("events.db", "events.db-wal", "events.erasures")) {
                Files.copy(data.resolve(name), copy.resolve(name));
            }
        }
        data = copy;
        ledger = ErasureLedger.inDataDirectory(data);
        assertThatThrownBy(() -> restore(false)).hasMessageContaining("it has 2 domain events after position 3");

        restore(true);

        assertThat(names()).containsExactly("event-service.lock", "events.db", "events.erasures", "events.head");
        assertThat(end()).isEqualTo(backedUp);
    }

    @Test
    void changesNothingWhenAnErrorEndsIt() throws Exception {
        append(4);
        HashChain.End former = end();
        List<String> before = names();

        assertThatThrownBy(() -> restore(true, false, _ -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(names()).isEqualTo(before);
        assertThat(end()).isEqualTo(former);
    }

    @Test
    void refusesADirectoryInUse() {
        try (TestEventLog _ = TestEventLog.sqlite(data)) {
            assertThatThrownBy(() -> restore(true))
                    .isInstanceOf(DataDirectoryUnusable.class)
                    .hasMessageContaining("is in use by another event service");
        }
    }

    @Test
    void refusesADamagedOrIncompleteBackup() throws Exception {
        HashChain.End former = end();
        byte[] bytes = Files.readAllBytes(file);
        int payload = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"payload\"");
        bytes[payload + 1]++;
        Files.write(file, bytes);
        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(" is invalid at");

        Files.writeString(file, "text", StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(file + " cannot be read as an event log: ");

        Files.delete(file);
        assertThatThrownBy(() -> restore(true)).hasMessage("There is no file " + file);

        file = Files.copy(data.resolve("events.db"), directory.resolve("copy.db"));
        Files.write(directory.resolve("copy.db-wal"), new byte[100]);
        assertThatThrownBy(() -> restore(true)).hasMessageContaining("copy.db is not a backup: a part of it is in ");
        assertThat(end()).isEqualTo(former);
    }

    @Test
    void refusesALedgerThatCannotBeRead() throws Exception {
        HashChain.End former = end();
        Files.writeString(ledger.path(), "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> restore(false)).isInstanceOf(ErasureLedgerUnusable.class);
        assertThat(end()).isEqualTo(former);
    }

    private Restore.Result restore(boolean overwrite) throws BackupRefused {
        return restore(overwrite, false, _ -> {});
    }

    private Restore.Result restore(boolean overwrite, boolean withoutLedger, LongConsumer progress)
            throws BackupRefused {
        return new Restore(properties(), new DatabaseDataKeys(), file, overwrite).run(ledger, withoutLedger, progress);
    }

    private EventLogProperties properties() {
        return new EventLogProperties(data, null, TestEventLog.SETTINGS);
    }

    private HashChain.End end() {
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            HashChain.End end = log.eventLog().hashChain().end();
            assertThat(log.eventLog().hashChain().verify(1, end.position()).valid())
                    .isTrue();
            return end;
        }
    }

    private void append(int... numbers) {
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(events(numbers));
        }
    }

    private static List<DomainEventMessage<?>> events(int... numbers) {
        return Arrays.stream(numbers)
                .<DomainEventMessage<?>>mapToObj(
                        n -> createEvent(UUID.randomUUID().toString(), 0))
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
