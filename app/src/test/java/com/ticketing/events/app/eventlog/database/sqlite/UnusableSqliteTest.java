package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.app.eventlog.database.SchemaUnusable;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventsourcing.utils.EventStoreTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the place of the database that the service cannot use: one line, and the lock is released. */
class UnusableSqliteTest {

    @TempDir
    private Path directory;

    @Test
    void isATextInItsPlace() throws IOException {
        Files.writeString(file(), "not a database ".repeat(100));
        assertUnreadable("[SQLITE_NOTADB] ");
    }

    @Test
    void isInADirectoryThatIsAFile() throws IOException {
        Path data = Files.createFile(directory.resolve("data"));
        assertThatExceptionOfType(DataDirectoryUnusable.class)
                .isThrownBy(() -> SqliteDatabase.open(data))
                .withMessage("The data directory " + data + " cannot be used: it is a file; set events.data-dir to a"
                        + " directory that the user of the service may write, such as /var/lib/event-service");
    }

    @Test
    void isTruncated() throws IOException {
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            log.engine().appendEvents(EventStoreTestUtils.createEvents(500));
        }
        Files.delete(directory.resolve("events.head"));
        try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        assertUnreadable("[SQLITE_CORRUPT] ");
    }

    @Test
    void isOfAnotherProgram() throws SQLException {
        execute("create table invoice (id integer primary key)");
        assertThatExceptionOfType(SchemaUnusable.class)
                .isThrownBy(this::open)
                .withMessageStartingWith("The database " + file() + " has a schema that this program has not made: ")
                .withMessageContaining("events.data-dir")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    }

    @Test
    void hasALaterSchema() throws SQLException {
        TestEventLog.sqlite(directory).close();
        execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                    execution_time, success)
                values (99, '99', 'later', 'SQL', 'V99__later.sql', '', 1, 1)""");
        assertThatExceptionOfType(SchemaUnusable.class)
                .isThrownBy(this::open)
                .withMessageMatching("The schema of the event log in " + file()
                        + " has version 99, and this program knows version \\d+: start the newer program .*");
        execute("delete from flyway_schema_history where installed_rank = 99");
        open();
    }

    private void assertUnreadable(String reason) {
        assertThatExceptionOfType(DataDirectoryUnusable.class)
                .isThrownBy(this::open)
                .withMessageStartingWith("The event log in " + file() + " cannot be read: " + reason)
                .withMessageEndingWith(
                        "; restore it with ./event-service restore, or set events.data-dir to another directory");
    }

    private void open() {
        TestEventLog.sqlite(directory).close();
    }

    private Path file() {
        return directory.resolve("events.db");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
