package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresStorageEngineTest extends EventLogStorageEngineContract {

    PostgresStorageEngineTest() {
        super(TestDatabase.postgres());
    }
}
