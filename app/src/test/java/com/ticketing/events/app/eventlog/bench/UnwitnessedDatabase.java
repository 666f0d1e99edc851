package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.fixtures.ForwardingDatabase;
import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite whose commits are not recorded beside the database. */
final class UnwitnessedDatabase extends ForwardingDatabase {

    UnwitnessedDatabase(Path directory) {
        super(SqliteDatabase.open(directory));
    }

    @Override
    public void commit(Connection writer, ChainLink from, ChainLink to) throws SQLException {
        try (PreparedStatement update = writer.prepareStatement(LogEndTable.UPDATE);
                Statement statement = writer.createStatement()) {
            LogEndTable.bindUpdate(update, from, to);
            update.executeUpdate();
            statement.execute("commit");
        }
    }

    @Override
    public void recordHead(ChainLink head) {
        // Nothing is recorded.
    }
}
