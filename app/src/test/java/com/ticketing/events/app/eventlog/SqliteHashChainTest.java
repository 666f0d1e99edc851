package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHashChainTest extends HashChainContract {

    @TempDir
    private Path directory;

    @Override
    TestEventLog open() {
        return TestEventLog.sqlite(directory);
    }
}
