package org.axonframework.eventsourcing.eventstore;

import com.ticketing.events.app.eventlog.LogForTests;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEventStoreOnSqliteTest extends EmbeddedEventStoreContract {

    @TempDir
    private Path directory;

    @Override
    LogForTests open() {
        return LogForTests.sqlite(directory);
    }
}
