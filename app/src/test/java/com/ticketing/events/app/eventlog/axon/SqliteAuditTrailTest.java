package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteAuditTrailTest extends AuditTrailContract {

    SqliteAuditTrailTest() {
        super(TestDatabase.sqlite());
    }
}
