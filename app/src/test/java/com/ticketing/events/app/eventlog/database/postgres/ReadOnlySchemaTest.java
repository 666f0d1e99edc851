package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.database.SchemaUnusable;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The schema of a database that is opened without migrating it. */
class ReadOnlySchemaTest {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final String url = TestPostgres.shared().newDatabase();
    private final String address = url.replaceAll("[?].*", "");

    @Test
    void anEmptyDatabaseIsRefusedAndStaysEmpty() throws SQLException {
        assertRefused(
                url, "There is no event log in " + address + ", and a node with events.role=query creates none: ");
        execute("create table domain_event (was_not_there int)");
    }

    @Test
    void anOlderSchemaIsRefused() throws SQLException {
        migrate();
        execute("delete from flyway_schema_history where version not in ('1', '2')");
        assertRefused(url, "The schema of the event log in " + address + " has version 2, and this program needs ");
    }

    @Test
    void aLaterSchemaIsOpened() throws SQLException {
        migrate();
        execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                    execution_time, success)
                values (99, '99', 'later', 'SQL', 'V99__later.sql', 'postgres', 1, true)""");
        assertThatCode(() -> openReadOnly(url)).doesNotThrowAnyException();
    }

    @Test
    void aUserWhoMayNotReadIsRefused() throws SQLException {
        migrate();
        execute("create role blind login");
        try {
            assertRefused(
                    url.replace("user=postgres", "user=blind"),
                    "The event log in " + address + " cannot be read: ERROR: permission denied for table");
        } finally {
            execute("drop role blind");
        }
    }

    private void migrate() {
        PostgresDatabase.open(url, null, null, POLL_INTERVAL).close();
    }

    private static void openReadOnly(String url) {
        PostgresDatabase.openReadOnly(url, null, null, POLL_INTERVAL).close();
    }

    private static void assertRefused(String url, String message) {
        assertThatThrownBy(() -> openReadOnly(url))
                .isInstanceOf(SchemaUnusable.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
