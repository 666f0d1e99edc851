package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class SqliteDeliveryRecordingTest extends DeliveryRecordingContract {

    SqliteDeliveryRecordingTest() {
        super(TestDatabase.sqlite());
    }
}
