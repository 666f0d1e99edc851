package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.fixtures.ForwardingDatabase;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite whose commits are not recorded beside the database. */
final class UnwitnessedDatabase extends ForwardingDatabase {

    UnwitnessedDatabase(Path directory) {
        super(SqliteDatabase.open(directory));
    }

    @Override
    protected void append(LogConnection writer, ChainedBatch batch) throws SQLException {
        writer.insert(batch);
        try (PreparedStatement update = writer.jdbc().prepareStatement(LogEndTable.UPDATE);
                Statement statement = writer.jdbc().createStatement()) {
            LogEndTable.bindUpdate(update, 0, batch.start(), batch.end());
            update.executeUpdate();
            statement.execute("commit");
        }
    }

    @Override
    public void recordHead(ChainLink head) {
        // Nothing is recorded.
    }
}
