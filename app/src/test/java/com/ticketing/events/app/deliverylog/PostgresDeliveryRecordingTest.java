package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class PostgresDeliveryRecordingTest extends DeliveryRecordingContract {

    PostgresDeliveryRecordingTest() {
        super(TestDatabase.postgres());
    }
}
