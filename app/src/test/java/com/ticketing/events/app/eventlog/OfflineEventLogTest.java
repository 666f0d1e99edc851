package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.jdbc.sqlite.DataDirectoryUnusable;
import com.ticketing.events.query.audit.chain.Verification;
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
    void refusesADirectoryWithoutAnEventLog() {
        assertThatThrownBy(() -> open(null)).isInstanceOf(DataDirectoryUnusable.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void reportsTheDriversMessageWhenTheServerIsDown() {
        int port = InstalledPostgres.freePort();

        assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:" + port + "/events"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(":" + port);
    }

    private OfflineEventLog open(String url) throws SQLException {
        return OfflineEventLog.open(
                new EventLogProperties(directory, TestEventLog.SETTINGS),
                new DatasourceProperties(url, "postgres", null));
    }
}
