package com.ticketing.events.app.eventlog;

class PostgresStorageEngineTest extends EventLogStorageEngineContract {

    @Override
    LogForTests open() {
        return LogForTests.postgres(PostgresForTests.shared().newDatabase());
    }
}
