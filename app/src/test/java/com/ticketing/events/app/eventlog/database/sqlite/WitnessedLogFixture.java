package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of a stopped process and of a killed one, which are copies of those of an open log. */
abstract class WitnessedLogFixture {

    static final String DATABASE = "events.db";
    static final String WAL = "events.db-wal";
    static final String WITNESS = "events.head";

    /** Positions after the clean stop, and at the kill. */
    static final int STOPPED = 20;

    static final int KILLED = 60;

    /** Files of a process that was stopped, and of the next one, which was killed. */
    @TempDir
    static Path originals;

    @TempDir
    Path parent;

    Path stopped;
    Path killed;

    @BeforeAll
    static void writeAndKill() throws IOException, SQLException {
        Path running = originals.resolve("running");
        try (TestEventLog log = TestEventLog.sqlite(running)) {
            append(log, "event", STOPPED);
        }
        copy(running, originals.resolve("stopped"));
        try (TestEventLog log = TestEventLog.sqlite(running);
                Connection reader = openQuery(log)) {
            append(log, "more", KILLED - STOPPED);
            copy(running, originals.resolve("killed"));
            assertThat(reader.isClosed()).isFalse();
        }
    }

    /** A query that is not finished: a checkpoint leaves what is committed after its start in the write-ahead log. */
    static Connection openQuery(TestEventLog log) throws SQLException {
        Connection reader = log.database().readers().getConnection();
        reader.createStatement().executeQuery("select * from domain_event").next();
        return reader;
    }

    @BeforeEach
    void copyFiles() throws IOException {
        stopped = copy(originals.resolve("stopped"), parent.resolve("stopped"));
        killed = copy(originals.resolve("killed"), parent.resolve("killed"));
    }

    static void append(TestEventLog log, String event, int count) {
        for (int version = 0; version < count; version++) {
            log.engine().appendEvents(createEvent(event, version));
        }
    }

    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (String name : new String[] {DATABASE, WAL, WITNESS}) {
            copyFile(name, from, to);
        }
        return to;
    }

    static void copyFile(String name, Path from, Path to) throws IOException {
        if (Files.exists(from.resolve(name))) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static long open(Path directory) {
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            return log.eventLog().headPosition();
        }
    }

    static void assertRefused(Path directory, int end) {
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(LogHeadMissing.class)
                .hasMessage("The event log ends at position " + end + ", and " + directory.resolve(WITNESS)
                        + " records a commit at position " + KILLED + ": at least " + (KILLED - end)
                        + " acknowledged domain events are missing. Restore events.db together with events.db-wal, or"
                        + " accept the log as it is with ./event-service accept-log " + end);
        assertThatThrownBy(() -> WitnessedLog.verify(directory)).isInstanceOf(LogHeadMissing.class);
    }
}
