package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;

class EmbeddedEventStoreOnSqliteTest extends EmbeddedEventStoreContract {

    EmbeddedEventStoreOnSqliteTest() {
        super(TestDatabase.sqlite());
    }
}
