package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.app.personaldata.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The connection to SQLite that appends are written on. Each statement is compiled once. */
final class SqliteLogConnection implements LogConnection {

    private static final String INSERT =
            "insert into domain_event (" + StoredEvent.COLUMNS + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int HASH_PARAMETER = 10;
    private static final String INSERT_KEY = "insert into personal_data_key (event_position, kept) values (?, ?)";

    private final Connection connection;
    private final HeadWitness witness;
    private final PreparedStatement begin;
    private final PreparedStatement selectEnd;
    private final PreparedStatement insert;
    private final PreparedStatement insertKey;
    private final PreparedStatement deleteKeys;
    private final PreparedStatement updateEnd;
    private final PreparedStatement commit;

    /** @param connection closed by {@link #close} */
    SqliteLogConnection(Connection connection, HeadWitness witness) throws SQLException {
        this.connection = connection;
        this.witness = witness;
        begin = connection.prepareStatement(SqliteSources.BEGIN);
        selectEnd = connection.prepareStatement(LogEndTable.SELECT);
        insert = connection.prepareStatement(INSERT);
        insertKey = connection.prepareStatement(INSERT_KEY);
        deleteKeys = connection.prepareStatement(ChainedBatch.DELETE_KEYS);
        updateEnd = connection.prepareStatement(LogEndTable.UPDATE);
        commit = connection.prepareStatement("commit");
    }

    @Override
    public Connection jdbc() {
        return connection;
    }

    @Override
    public ChainLink begin(ChainLink known) throws SQLException {
        begin.execute();
        selectEnd.setLong(1, known.position());
        try (ResultSet row = selectEnd.executeQuery()) {
            return LogEndTable.readEnd(row, known);
        }
    }

    @Override
    public void insert(ChainedBatch batch) throws SQLException {
        for (ChainedBatch.Row row : batch.rows()) {
            row.event().bind(insert, row.link().position());
            insert.setBytes(HASH_PARAMETER, row.link().hash());
            insert.executeUpdate();
            StoredKey key = row.event().storedKey();
            if (key != null) {
                insertKey.setLong(1, row.link().position());
                insertKey.setBytes(2, key.bytes());
                insertKey.executeUpdate();
            }
        }
        for (NewEvent erasure : batch.erasures()) {
            deleteKeys.setString(1, erasure.eventId());
            deleteKeys.setLong(2, erasure.version());
            deleteKeys.executeUpdate();
        }
    }

    @Override
    public void commit(ChainLink from, ChainLink to) throws SQLException {
        LogEndTable.bindUpdate(updateEnd, 0, from, to);
        updateEnd.executeUpdate();
        commit.execute();
        witness.record(to);
    }

    @Override
    public void append(ChainedBatch batch) throws SQLException {
        insert(batch);
        commit(batch.start(), batch.end());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
