package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.fixtures.ForwardingDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqliteOutageTest {

    @TempDir
    private Path directory;

    @Test
    void refusesWhileTheFileIsLockedAndRecovers() throws Exception {
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            log.engine().appendEvents(createEvent(0));
            Connection intruder = lockTheFile();
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent(1))).isInstanceOf(Unavailable.class);
            assertThat(log.engine().readEvents(null, false)).hasSize(1);
            intruder.close();

            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Unavailable.class)
                    .untilAsserted(() -> log.engine().appendEvents(createEvent(1)));

            assertThat(log.eventLog().readHead()).isEqualTo(2);
        }
    }

    @Test
    void refusesWhileTheDiskIsFullAndRecovers() throws Exception {
        LimitedDisk disk = new LimitedDisk(SqliteDatabase.open(directory));
        try (TestEventLog log = TestEventLog.open(disk, TestEventLog.SETTINGS)) {
            TrackingEventStream follower = log.store().openStream(null);
            log.engine().appendEvents(createEvent("event", 0));
            disk.fill();
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent("event", 1, "large".repeat(10_000))))
                    .isInstanceOf(Unavailable.class);
            assertThat(log.engine().readEvents("event").asStream()).hasSize(1);

            disk.clear();
            log.engine().appendEvents(createEvent("event", 1));

            assertThat(log.engine().readEvents("event").asStream()).hasSize(2);
            assertThat(follower.nextAvailable().getPayload()).isEqualTo("payload");
            assertThat(EventLogStorageEngine.position(follower.nextAvailable().trackingToken()))
                    .isEqualTo(2);
        }
    }

    private Connection lockTheFile() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin immediate");
        }
        return connection;
    }

    /** Simulates a full disk: SQLite must not add a page. */
    private static final class LimitedDisk extends ForwardingDatabase {

        private boolean full;
        private LogConnection writer;

        LimitedDisk(LogDatabase database) {
            super(database);
        }

        @Override
        public LogConnection openWriter() throws SQLException {
            writer = super.openWriter();
            if (full) {
                limit();
            }
            return writer;
        }

        void fill() throws SQLException {
            full = true;
            limit();
        }

        void clear() {
            full = false;
        }

        private void limit() throws SQLException {
            try (Statement statement = writer.jdbc().createStatement()) {
                statement.execute("pragma max_page_count = 1");
            }
        }
    }
}
