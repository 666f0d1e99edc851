package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteLogWriterTest extends LogWriterContract {

    SqliteLogWriterTest() {
        super(TestDatabase.sqlite());
    }
}
