package com.ticketing.events.app.eventlog.chain;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteHashChainTest extends HashChainContract {

    SqliteHashChainTest() {
        super(TestDatabase.sqlite());
    }
}
