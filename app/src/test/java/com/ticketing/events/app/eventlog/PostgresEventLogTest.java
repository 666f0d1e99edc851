package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresEventLogTest extends EventLogContract {

    PostgresEventLogTest() {
        super(TestDatabase.postgres());
    }
}
