package com.ticketing.events.app.eventlog.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.chain.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup of a SQLite log beside its writer. */
class OnlineBackupTest {

    private static final DatasourceProperties SQLITE = new DatasourceProperties(null, null, null);

    @TempDir
    private Path directory;

    private Path data;
    private Path backups;
    private Path file;

    @BeforeEach
    void createDirectories() throws IOException {
        data = directory.resolve("data");
        backups = Files.createDirectory(directory.resolve("backups"));
        file = backups.resolve("backup.db");
    }

    /** Every commit beside a backup in steps begins it again. */
    @Test
    void copiesALogThatIsWrittenWithoutAPause() throws Exception {
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(createEvents(1000));
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    log.engine().appendEvents(createEvent(UUID.randomUUID().toString(), 0));
                }
            });
            Awaitility.await().until(() -> log.eventLog().headPosition() > 1010);
            long before = log.eventLog().headPosition();

            HashChain.End end = write(false);

            writer.interrupt();
            writer.join();
            assertThat(end.position()).isGreaterThanOrEqualTo(before);
            assertThat(log.eventLog().hashChain().verify(1, end.position()).hash())
                    .isEqualTo(end.hash());
        }
        assertThat(names()).containsExactly("backup.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(BackupFile.verify(file, file, _ -> {}).position()).isPositive();
        assertThat(names()).containsExactly("backup.db");
    }

    @Test
    void replacesAFileOnlyWhenTold() throws Exception {
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(createEvents(3));
            write(false);
            byte[] first = Files.readAllBytes(file);
            assertThatThrownBy(() -> write(false))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessage(file + " exists; choose another name, or add --overwrite");
            assertThat(file).hasBinaryContent(first);
            log.engine().appendEvents(createEvent(UUID.randomUUID().toString(), 0));

            assertThat(write(true).position()).isEqualTo(4);
        }
        assertThat(names()).containsExactly("backup.db");
    }

    @Test
    void copiesAnEmptyLog() throws Exception {
        TestEventLog.sqlite(data).close();
        assertThat(write(false).position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.db", "events.db-wal", "events.keys", "event-service.lock", "events.erasures"})
    void neverReplacesAFileOfTheService(String name) throws IOException {
        TestEventLog.sqlite(data).close();
        Path link = Files.createSymbolicLink(directory.resolve("link"), data);
        for (Path parent : List.of(data, link)) {
            assertThatThrownBy(() -> write(parent.resolve(name), true, _ -> {}))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("the service's own files");
        }
    }

    @Test
    void refusesADamagedLogAndLeavesTheFormerBackup() throws Exception {
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(createEvents(20));
        }
        write(false);
        byte[] former = Files.readAllBytes(file);
        execute("update domain_event set payload = payload || ' ' where position = 7");

        assertThatThrownBy(() -> write(true))
                .isInstanceOf(BackupRefused.class)
                .hasMessage(file + " is invalid at position 7: The stored hash does not match the domain event");

        assertThat(file).hasBinaryContent(former);
        assertThat(names()).containsExactly("backup.db");
    }

    @Test
    void leavesNothingWhenAnErrorEndsIt() {
        TestEventLog.sqlite(data).close();
        try (TestEventLog log = TestEventLog.sqlite(data)) {
            log.engine().appendEvents(createEvents(3));
        }
        assertThatThrownBy(() -> write(file, false, _ -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(backups).isEmptyDirectory();
    }

    @Test
    void refusesWhatCannotBeBackedUp() {
        assertThatThrownBy(() -> write(false)).isInstanceOf(DataDirectoryUnusable.class);
        assertThat(backups).isEmptyDirectory();
        assertThatThrownBy(() -> write(backups, true, _ -> {})).hasMessage(backups + " is a directory");
        assertThatThrownBy(() -> write(directory.resolve("absent/file"), true, _ -> {}))
                .hasMessage("There is no directory " + directory.resolve("absent"));
        DatasourceProperties postgres = new DatasourceProperties("jdbc:postgresql://host/db", null, null);
        assertThatThrownBy(() -> OnlineBackup.write(properties(), postgres, file, false, _ -> {}))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("pg_basebackup");
    }

    private HashChain.End write(boolean overwrite) throws BackupRefused {
        return write(file, overwrite, _ -> {});
    }

    private HashChain.End write(Path target, boolean overwrite, LongConsumer progress) throws BackupRefused {
        return OnlineBackup.write(properties(), SQLITE, target, overwrite, progress);
    }

    private EventLogProperties properties() {
        return new EventLogProperties(data, null, TestEventLog.SETTINGS);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
