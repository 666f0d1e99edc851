package com.ticketing.events.app.eventlog.replaced;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteReplacedLogTest extends ReplacedLogContract {

    SqliteReplacedLogTest() {
        super(TestDatabase.sqlite());
    }
}
