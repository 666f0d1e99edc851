package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveryLogTest extends DeliveryLogContract {

    @TempDir
    private Path directory;

    @Override
    TestEventLog openEventLog() {
        return TestEventLog.sqlite(directory);
    }
}
