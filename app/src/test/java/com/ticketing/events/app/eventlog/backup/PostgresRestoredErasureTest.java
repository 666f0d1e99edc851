package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresRestoredErasureTest extends RestoredErasureContract {

    PostgresRestoredErasureTest() {
        super(TestDatabase.postgres());
    }
}
