package com.ticketing.events.app.eventlog.chain;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresDamagedLogTest extends DamagedLogContract {

    PostgresDamagedLogTest() {
        super(TestDatabase.postgres());
    }
}
