package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.LogCopy;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The end of a log on two servers, one of which is behind the other: two databases stand for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogEndCheckTest {

    private static final int EVENTS = 5;

    private Connection ahead;
    private Connection behind;
    private Connection other;
    private LogHead head;

    @BeforeAll
    void copyTheBeginningOfALog() throws SQLException {
        ahead = withEvents(EVENTS);
        behind = withEvents(1);
        LogCopy.replace(ahead, behind);
        LogCopy.truncate(behind, EVENTS - 2);
        other = withEvents(EVENTS);
    }

    @AfterAll
    void close() throws SQLException {
        ahead.close();
        behind.close();
        other.close();
    }

    @BeforeEach
    void readTheEndOfTheLog() throws SQLException {
        head = new LogHead(LogEndTable.readExtent(ahead).end());
    }

    private static Connection withEvents(int events) throws SQLException {
        String url = TestPostgres.shared().newDatabase();
        PostgresDatabase.open(url, null, null, Duration.ofSeconds(1)).close();
        try (ExternalWriter writer = ExternalWriter.onPostgres(url)) {
            writer.appendCreations(events, n -> "Hall " + n);
        }
        return DriverManager.getConnection(url);
    }

    private static boolean run(LogEndCheck check, Connection connection, boolean isStandby) throws SQLException {
        try (PreparedStatement query = LogEndCheck.prepare(connection)) {
            return check.run(query, isStandby);
        }
    }

    @Test
    void aStandbyMayBeBehind() throws SQLException {
        LogEndCheck check = new LogEndCheck(head, Duration.ofHours(1));
        assertThat(run(check, behind, true)).isFalse();
        assertThat(check.isBehind()).isTrue();
        assertThat(head.isReplaced()).isFalse();
        assertThat(head.position()).isEqualTo(EVENTS);

        run(check, ahead, true);
        assertThat(check.isBehind()).isFalse();
    }

    @Test
    void aStandbyThatStaysBehindHasAnotherLog() throws SQLException {
        run(new LogEndCheck(head, Duration.ZERO), behind, true);
        assertThat(head.isReplaced()).isTrue();
    }

    @Test
    void aPrimaryThatEndsBeforeTheKnownPartHasAnotherLog() throws SQLException {
        run(new LogEndCheck(head, Duration.ofHours(1)), behind, false);
        assertThat(head.isReplaced()).isTrue();
    }

    @Test
    void aStandbyOfOtherEventsHasAnotherLog() throws SQLException {
        run(new LogEndCheck(head, Duration.ofHours(1)), other, true);
        assertThat(head.isReplaced()).isTrue();
    }

    @Test
    void findsCommits() throws SQLException {
        LogEndCheck check =
                new LogEndCheck(new LogHead(LogEndTable.readExtent(behind).end()), Duration.ZERO);
        assertThat(run(check, behind, true)).isFalse();
        assertThat(run(check, ahead, true)).isTrue();
    }
}
