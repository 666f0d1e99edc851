package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections whose set-up statements the database refuses. */
@Timeout(60)
class ConnectionSetUpTest {

    private static final int ATTEMPTS = 20;
    private static final String ROLE = "writer_without_settings";

    @Test
    void closesAConnectionWhoseSetUpFails() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        assertThatThrownBy(() -> LogDatabase.setUp(connection, "select 1", "set nothing"))
                .isInstanceOf(SQLException.class);
        assertThat(connection.isClosed()).isTrue();
    }

    /** The role may connect and may not call {@code set_config}, which is part of the writer's set-up. */
    @Test
    void aDatabaseThatRefusesTheSettingsKeepsNoConnection() throws SQLException {
        String url = TestPostgres.shared().newDatabase();
        try (Connection owner = DriverManager.getConnection(url);
                Statement statement = owner.createStatement();
                PostgresDatabase _ = PostgresDatabase.open(url, null, null, Duration.ofMillis(250))) {
            statement.execute("create role " + ROLE + " login");
            statement.execute("alter role " + ROLE + " set synchronous_commit = off");
            statement.execute("revoke execute on function set_config(text, text, boolean) from public");
            String refusedUrl = url.replace("user=postgres", "user=" + ROLE);
            try (PostgresDatabase refused = withoutMigration(refusedUrl)) {
                for (int i = 0; i < ATTEMPTS; i++) {
                    assertThatThrownBy(refused::openWriter).hasMessageContaining("set_config");
                }
                Awaitility.await("only the pool of readers is connected")
                        .untilAsserted(() -> assertThat(connections(statement)).isLessThanOrEqualTo(4));
            } finally {
                statement.execute("drop role " + ROLE);
            }
        }
    }

    private static PostgresDatabase withoutMigration(String url) {
        return new PostgresDatabase(PostgresDatabase.source(url, null, null), Duration.ofMillis(250));
    }

    private static int connections(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select count(*) from pg_stat_activity where usename = '" + ROLE + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
