package com.ticketing.events.app.eventlog.standby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.fixtures.PostgresPair;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.supervision.Supervisor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The event log on a hot standby of the server that has it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyLogTest {

    /** Nothing but a notification brings a commit on a primary then. */
    private static final EventLogProperties.Log SETTINGS =
            new EventLogProperties.Log(4096, Duration.ofSeconds(20), 64, 50, Duration.ofHours(1));

    private PostgresPair servers;
    private String database;

    @BeforeAll
    void start() throws IOException {
        servers = PostgresPair.start();
    }

    @AfterAll
    void stop() throws IOException {
        servers.close();
    }

    @BeforeEach
    void createDatabase() {
        database = servers.newDatabase();
    }

    private TestEventLog openOnPrimary() {
        TestEventLog log = TestEventLog.postgres(servers.primaryUrl(database), SETTINGS);
        servers.awaitReplay();
        return log;
    }

    private static EventLog openReadOnly(String url) {
        return EventLog.openReadOnly(openDatabase(url), SETTINGS, new DatabaseDataKeys(), new Supervisor());
    }

    private static PostgresDatabase openDatabase(String url) {
        return PostgresDatabase.openReadOnly(url, null, null, SETTINGS.pollInterval());
    }

    private static void awaitHead(EventLog log, long position) {
        Awaitility.await().until(() -> log.headPosition() == position);
    }

    @Test
    void hasTheCommitsOfThePrimary() {
        try (TestEventLog primary = openOnPrimary();
                EventLog standby = openReadOnly(servers.url(database, "preferSecondary"))) {
            for (int version = 0; version < 3; version++) {
                primary.engine().appendEvents(createEvent("event", version));
                awaitHead(standby, version + 1);
            }
            assertThat(standby.verified().between(0, 3).events()).hasSize(3);
            assertThat(standby.outage()).isZero();
        }
    }

    @Test
    void continuesWithNotificationsOnceTheStandbyIsPromoted() throws IOException {
        try (EventLog standby = openedWithOneEvent()) {
            servers.crashPrimary();
            servers.promote();
            try (TestEventLog promoted = TestEventLog.postgres(servers.url(database, "primary"), SETTINGS)) {
                promoted.engine().appendEvents(createEvent("event", 1));
                awaitHead(standby, 2);
                promoted.engine().appendEvents(createEvent("event", 2));
                awaitHead(standby, 3);
            }
            assertThat(standby.isReplaced()).isFalse();
        } finally {
            servers.renewStandby();
        }
    }

    private EventLog openedWithOneEvent() {
        try (TestEventLog primary = openOnPrimary()) {
            primary.engine().appendEvents(createEvent("event", 0));
        }
        servers.awaitReplay();
        return openReadOnly(servers.standbyUrl(database));
    }

    /** The primary locks the table exclusively, and its replay cancels the query of the standby. */
    @Test
    void aQueryThatConflictsWithTheReplayIsRepeated() throws SQLException {
        try (TestEventLog primary = openOnPrimary()) {
            primary.engine().appendEvents(createEvent("event", 0));
        }
        execute("alter table domain_event rename to stored_event");
        execute("create view domain_event as select e.* from (select pg_sleep(1.5)) as slowly, stored_event e");
        servers.awaitReplay();
        try (PostgresDatabase standby = openDatabase(servers.standbyUrl(database))) {
            CompletableFuture<Long> head = CompletableFuture.supplyAsync(
                    () -> new LogReader(standby.readers()).lastVersion("event").orElseThrow());
            Awaitility.await()
                    .until(() -> count("pg_stat_activity where state = 'active' and query like '%max(version)%'"
                                    + " and pid <> pg_backend_pid()")
                            == 1);
            execute("alter table stored_event add column more int");
            assertThat(head.join()).isZero();
            Awaitility.await()
                    .until(() ->
                            count("pg_stat_database_conflicts where confl_lock > 0 and datname = '" + database + "'")
                                    == 1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(servers.primaryUrl(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String rowsOnTheStandby) throws SQLException {
        try (Connection connection = DriverManager.getConnection(servers.standbyUrl(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rowsOnTheStandby)) {
            row.next();
            return row.getLong(1);
        }
    }
}
