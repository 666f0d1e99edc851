package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEventStoreOnSqliteTest extends EmbeddedEventStoreContract {

    @TempDir
    private Path directory;

    @Override
    TestEventLog open() {
        return TestEventLog.sqlite(directory);
    }
}
