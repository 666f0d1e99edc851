package com.ticketing.events.app.eventlog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Creation and end of a database of the event log. */
@ExtendWith(OutputCaptureExtension.class)
class LogDatabaseTest {

    @TempDir
    private Path directory;

    @Test
    void leavesNoWriteAheadLogAfterAClose() throws IOException {
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            log.engine().appendEvents(createEvents(200));
            assertThat(walSize()).isPositive();
        }
        assertThat(walSize()).isZero();
    }

    private long walSize() throws IOException {
        Path wal = directory.resolve("events.db-wal");
        return Files.exists(wal) ? Files.size(wal) : 0;
    }

    @Test
    void warnsOnceWhenTheLogIsCreated(CapturedOutput output) {
        TestEventLog.sqlite(directory).close();
        TestEventLog.sqlite(directory).close();
        assertThat(output.getAll().lines().filter(line -> line.contains("Created a new, empty event log")))
                .singleElement()
                .asString()
                .contains("WARN", directory.resolve("events.db").toString(), "events.data-dir");
    }

    @Test
    void warnsOnPostgresToo(CapturedOutput output) {
        String url = TestPostgres.shared().newDatabase();
        TestEventLog.postgres(url).close();
        TestEventLog.postgres(url).close();
        assertThat(output.getAll().lines().filter(line -> line.contains("Created a new, empty event log")))
                .singleElement()
                .asString()
                .contains("WARN", "jdbc:postgresql://127.0.0.1:")
                .doesNotContain("user=");
    }
}
