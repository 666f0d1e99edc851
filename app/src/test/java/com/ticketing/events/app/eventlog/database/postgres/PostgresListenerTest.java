package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PostgresListenerTest {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    /** With several servers in the URL, another one may be preferred by now. */
    @Test
    void replacesItsConnectionAndMissesNothing() throws SQLException {
        String url = TestPostgres.shared().newDatabase();
        PostgresDatabase.open(url, null, null, POLL_INTERVAL).close();
        LogHead head = new LogHead(ChainLink.BEGINNING);
        Outage outage = new Outage();
        Set<Integer> servers = new HashSet<>();
        try (PostgresListener _ = new PostgresListener(
                        PostgresDatabase.source(url, null, null),
                        POLL_INTERVAL,
                        Duration.ofMillis(50),
                        () -> 0,
                        head,
                        new Supervisor(),
                        outage);
                Connection connection = DriverManager.getConnection(url);
                ExternalWriter writer = ExternalWriter.onPostgres(url)) {
            Awaitility.await().until(() -> servers.addAll(listening(connection)) && servers.size() > 2);
            writer.appendCreations(3, n -> "Hall " + n);
            Awaitility.await().until(() -> head.position() == 3);
        }
        assertThat(outage.isOngoing()).isFalse();
    }

    private static Set<Integer> listening(Connection connection) throws SQLException {
        Set<Integer> pids = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()"
                        + " and query like '%domain_event_end%'")) {
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
        }
        return pids;
    }
}
