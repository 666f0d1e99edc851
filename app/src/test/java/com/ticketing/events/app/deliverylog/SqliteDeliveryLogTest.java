package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.LogForTests;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveryLogTest extends DeliveryLogContract {

    @TempDir
    private Path directory;

    @Override
    LogForTests openEventLog() {
        return LogForTests.sqlite(directory);
    }
}
