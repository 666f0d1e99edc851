package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of an event log as a backup has them, kept in the same database; no log may be open. */
final class RestoredTables {

    private RestoredTables() {}

    static void save(TestDatabase database) {
        execute(
                database,
                "create table saved_key as select * from personal_data_key",
                "create table saved_end as select * from domain_event_end");
    }

    static void restore(TestDatabase database) {
        execute(
                database,
                "delete from domain_event where position > (select position from saved_end)",
                "delete from personal_data_key",
                "insert into personal_data_key select * from saved_key",
                "delete from domain_event_end",
                "insert into domain_event_end select * from saved_end");
        try {
            // A SQLite log that ends before its witness is accepted by an operator.
            Files.deleteIfExists(database.directory().resolve("events.head"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(TestDatabase database, String... statements) {
        try (LogDatabase open = database.openDatabase();
                Connection connection = open.writers().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
