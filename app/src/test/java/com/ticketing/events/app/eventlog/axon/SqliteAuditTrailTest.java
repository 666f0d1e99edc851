package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTrailTest extends AuditTrailContract {

    @TempDir
    private Path directory;

    @Override
    TestEventLog open() {
        return TestEventLog.sqlite(directory);
    }
}
