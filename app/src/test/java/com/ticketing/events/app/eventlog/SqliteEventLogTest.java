package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteEventLogTest extends EventLogContract {

    SqliteEventLogTest() {
        super(TestDatabase.sqlite());
    }
}
