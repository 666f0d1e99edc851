package com.ticketing.events.app.eventlog.keys;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresWrappedKeysTest extends WrappedKeysContract {

    PostgresWrappedKeysTest() {
        super(TestDatabase.postgres());
    }
}
