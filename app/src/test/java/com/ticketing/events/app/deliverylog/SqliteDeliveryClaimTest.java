package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteDeliveryClaimTest extends DeliveryClaimContract {

    SqliteDeliveryClaimTest() {
        super(TestDatabase.sqlite());
    }
}
