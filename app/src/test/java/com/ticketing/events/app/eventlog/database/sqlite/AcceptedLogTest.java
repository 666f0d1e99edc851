package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log without its last commits is accepted as it is. */
@Timeout(120)
class AcceptedLogTest extends WitnessedLogFixture {

    @Test
    void acceptsANewLogInPlaceOfAMissingOne() throws IOException, SQLException {
        Files.delete(killed.resolve(DATABASE));
        Files.delete(killed.resolve(WAL));
        assertRefused(killed, 0);
        WitnessedLog.accept(killed, 0);
        assertThat(open(killed)).isZero();
    }

    @Test
    void acceptsTheLogAsItIsAtItsEndOnly() throws IOException, SQLException {
        Files.delete(killed.resolve(WAL));
        assertThat(WitnessedLog.accept(killed, STOPPED + 1).position()).isEqualTo(STOPPED);
        assertRefused(killed, STOPPED);
        assertThat(WitnessedLog.accept(killed, STOPPED).position()).isEqualTo(STOPPED);
        try (TestEventLog log = TestEventLog.sqlite(killed)) {
            append(log, "later", 1);
            assertThatThrownBy(() -> WitnessedLog.accept(killed, STOPPED + 1))
                    .isInstanceOf(DataDirectoryUnusable.class);
        }
        assertThat(open(killed)).isEqualTo(STOPPED + 1);
    }

    @Test
    void acceptsNeitherADamagedLogNorAMissingDirectory() throws IOException {
        try (TestEventLog log = TestEventLog.sqlite(stopped);
                Connection connection = log.database().writers().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from domain_event where position = " + STOPPED);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        assertThatThrownBy(() -> WitnessedLog.accept(stopped, STOPPED)).isInstanceOf(EventLogDamaged.class);
        assertThatThrownBy(() -> WitnessedLog.accept(parent.resolve("none"), 1))
                .isInstanceOf(DataDirectoryUnusable.class);
        assertThat(parent.resolve("none")).doesNotExist();
    }
}
