package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.database.postgres.PostgresUnusable;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.chain.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineEventLogTest {

    @TempDir
    private Path directory;

    @Test
    void verifiesALogThatIsInUse() throws SQLException {
        try (TestEventLog running = TestEventLog.sqlite(directory)) {
            running.engine().appendEvents(createEvents(3));
            List<Long> progress = new ArrayList<>();
            try (OfflineEventLog log = open(null)) {
                assertThat(log.end().position()).isEqualTo(3);
                assertThat(log.verify(1, 3, progress::add))
                        .isEqualTo(Verification.passed(1, 3, log.end().hash()));
            }
            assertThat(progress).containsExactly(3L);
        }
    }

    @Test
    void leavesAStoppedLogInOneFile() throws IOException, SQLException {
        try (TestEventLog stopped = TestEventLog.sqlite(directory)) {
            stopped.engine().appendEvents(createEvents(3));
        }
        try (OfflineEventLog log = open(null)) {
            log.verifyHead();
            assertThat(log.verify(1, 3, _ -> {}).valid()).isTrue();
        }
        assertThat(directory).isDirectoryNotContaining("glob:**events.db-*");
    }

    @Test
    void findsTheLastCommitMissing() throws IOException, SQLException {
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            log.engine().appendEvents(createEvents(3));
        }
        Path witness = directory.resolve("events.head");
        byte[] ahead = Files.readAllBytes(witness);
        Files.delete(directory.resolve("events.db"));
        Files.delete(witness);
        TestEventLog.sqlite(directory).close();
        Files.write(witness, ahead);
        try (OfflineEventLog log = open(null)) {
            assertThatThrownBy(log::verifyHead).isInstanceOf(LogHeadMissing.class);
        }
    }

    @Test
    void refusesADirectoryWithoutAnEventLog() {
        assertThatThrownBy(() -> open(null)).isInstanceOf(DataDirectoryUnusable.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void namesTheAddressOfAServerThatIsDown() {
        int port = InstalledPostgres.freePort();

        assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:" + port + "/events"))
                .isInstanceOf(PostgresUnusable.class)
                .hasMessageContaining(":" + port);
    }

    private OfflineEventLog open(String url) throws SQLException {
        return OfflineEventLog.open(
                new EventLogProperties(directory, null, TestEventLog.SETTINGS),
                new DatasourceProperties(url, "postgres", null));
    }
}
