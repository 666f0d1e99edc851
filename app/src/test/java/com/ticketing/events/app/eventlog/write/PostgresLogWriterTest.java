package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresLogWriterTest extends LogWriterContract {

    PostgresLogWriterTest() {
        super(TestDatabase.postgres());
    }
}
