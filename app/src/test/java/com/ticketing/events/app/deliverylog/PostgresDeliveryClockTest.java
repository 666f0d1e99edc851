package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresDeliveryClockTest extends DeliveryClockContract {

    PostgresDeliveryClockTest() {
        super(TestDatabase.postgres());
    }
}
