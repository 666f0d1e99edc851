package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;

class PostgresStorageEngineTest extends EventLogStorageEngineContract {

    @Override
    TestEventLog open() {
        return TestEventLog.postgres(TestPostgres.shared().newDatabase());
    }
}
