package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteStorageEngineTest extends EventLogStorageEngineContract {

    SqliteStorageEngineTest() {
        super(TestDatabase.sqlite());
    }
}
