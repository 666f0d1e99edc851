package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;

class EmbeddedEventStoreOnPostgresTest extends EmbeddedEventStoreContract {

    @Override
    TestEventLog open() {
        return TestEventLog.postgres(TestPostgres.shared().newDatabase());
    }
}
