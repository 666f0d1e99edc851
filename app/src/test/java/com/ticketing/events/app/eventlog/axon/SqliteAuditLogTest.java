package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteAuditLogTest extends AuditLogContract {

    SqliteAuditLogTest() {
        super(TestDatabase.sqlite());
    }
}
