package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.LogForTests;
import com.ticketing.events.app.eventlog.PostgresForTests;

class EmbeddedEventStoreOnPostgresTest extends EmbeddedEventStoreContract {

    @Override
    LogForTests open() {
        return LogForTests.postgres(PostgresForTests.shared().newDatabase());
    }
}
