package com.ticketing.events.app.eventlog.replaced;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresReplacedLogTest extends ReplacedLogContract {

    PostgresReplacedLogTest() {
        super(TestDatabase.postgres());
    }
}
