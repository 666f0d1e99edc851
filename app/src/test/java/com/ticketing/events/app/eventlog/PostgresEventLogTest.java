package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;

class PostgresEventLogTest extends EventLogContract {

    private final String url = TestPostgres.shared().newDatabase();

    @Override
    TestEventLog open() {
        return TestEventLog.postgres(url);
    }
}
