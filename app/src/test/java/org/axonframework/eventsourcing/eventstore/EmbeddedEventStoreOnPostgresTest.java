package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class EmbeddedEventStoreOnPostgresTest extends EmbeddedEventStoreContract {

    EmbeddedEventStoreOnPostgresTest() {
        super(TestDatabase.postgres());
    }
}
