package com.ticketing.events.app.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real database, to which a test adds some trouble. */
abstract class ForwardingDatabase implements Database {

    private final Database database;

    ForwardingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Connection openWriter() throws SQLException {
        return database.openWriter();
    }

    @Override
    public ChainLink begin(Connection writer) throws SQLException {
        return database.begin(writer);
    }

    @Override
    public void commit(Connection writer, ChainLink end) throws SQLException {
        database.commit(writer, end);
    }

    @Override
    public boolean embedded() {
        return database.embedded();
    }

    @Override
    public DataSource writers() {
        return database.writers();
    }

    @Override
    public Turn awaitTurn() {
        return database.awaitTurn();
    }

    @Override
    public DataSource readers() {
        return database.readers();
    }

    @Override
    public void scrub() {
        database.scrub();
    }

    @Override
    public void follow(Head head) {
        database.follow(head);
    }

    @Override
    public void close() {
        database.close();
    }
}
