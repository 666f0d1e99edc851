package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresScheduleReaderTest extends ScheduleReaderContract {

    PostgresScheduleReaderTest() {
        super(TestDatabase.postgres());
    }
}
