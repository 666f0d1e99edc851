package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteRestoredErasureTest extends RestoredErasureContract {

    SqliteRestoredErasureTest() {
        super(TestDatabase.sqlite());
    }
}
