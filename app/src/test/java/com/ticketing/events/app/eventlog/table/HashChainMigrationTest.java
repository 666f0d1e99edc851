package com.ticketing.events.app.eventlog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.query.audit.chain.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migration of a log from before the hash chain. */
class HashChainMigrationTest {

    private static final int EVENTS = 2500;

    @TempDir
    private Path directory;

    @Test
    void chainsAnOlderSqliteLog() throws SQLException {
        prepare("jdbc:sqlite:" + directory.resolve("events.db"), "sqlite");

        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            assertThatItIsChained(log);
        }
    }

    @Test
    void chainsAnOlderPostgresLog() throws SQLException {
        String url = TestPostgres.shared().newDatabase();
        prepare(url, "postgresql");

        try (TestEventLog log = TestEventLog.postgres(url)) {
            assertThatItIsChained(log);
        }
    }

    private static void prepare(String url, String database) throws SQLException {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/" + database)
                .target("2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int position = 1; position <= EVENTS; position++) {
                statement.execute("""
                        insert into domain_event
                            (position, event_id, version, type, revision, message_id, at, payload, metadata)
                        values (%1$d, 'event-%1$d', 0, 'java.lang.String', '', 'm%1$d',
                            '2026-01-01T00:00:00.000000000Z', '"päyload"', '{}')""".formatted(position));
            }
            connection.commit();
        }
    }

    private static void assertThatItIsChained(TestEventLog log) {
        log.engine().appendEvents(createEvent("event-1", 1));

        assertThat(log.eventLog().hashChain().end().position()).isEqualTo(EVENTS + 1);
        assertThat(log.eventLog().hashChain().verify(1, EVENTS + 1))
                .isEqualTo(Verification.passed(
                        1, EVENTS + 1, log.eventLog().hashChain().end().hash()));
    }
}
