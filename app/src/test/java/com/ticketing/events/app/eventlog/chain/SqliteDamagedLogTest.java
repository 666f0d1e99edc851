package com.ticketing.events.app.eventlog.chain;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteDamagedLogTest extends DamagedLogContract {

    SqliteDamagedLogTest() {
        super(TestDatabase.sqlite());
    }
}
