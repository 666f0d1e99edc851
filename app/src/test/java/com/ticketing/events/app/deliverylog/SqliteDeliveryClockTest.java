package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteDeliveryClockTest extends DeliveryClockContract {

    SqliteDeliveryClockTest() {
        super(TestDatabase.sqlite());
    }
}
