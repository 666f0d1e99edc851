package com.ticketing.events.app.eventlog;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteChainTest extends ChainContract {

    @TempDir
    private Path directory;

    @Override
    LogForTests open() {
        return LogForTests.sqlite(directory);
    }
}
