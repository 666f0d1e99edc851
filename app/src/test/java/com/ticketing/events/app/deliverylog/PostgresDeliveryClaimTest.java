package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresDeliveryClaimTest extends DeliveryClaimContract {

    PostgresDeliveryClaimTest() {
        super(TestDatabase.postgres());
    }
}
