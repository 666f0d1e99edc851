package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteScheduleReaderTest extends ScheduleReaderContract {

    SqliteScheduleReaderTest() {
        super(TestDatabase.sqlite());
    }
}
