package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteDeliveryLogTest extends DeliveryLogContract {

    SqliteDeliveryLogTest() {
        super(TestDatabase.sqlite());
    }
}
