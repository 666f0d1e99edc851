package com.ticketing.events.app.eventlog;

class PostgresEventLogTest extends EventLogContract {

    private final String url = PostgresForTests.shared().newDatabase();

    @Override
    LogForTests open() {
        return LogForTests.postgres(url);
    }
}
