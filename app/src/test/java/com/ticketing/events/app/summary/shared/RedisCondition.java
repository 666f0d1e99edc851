package com.ticketing.events.app.summary.shared;

import com.ticketing.events.app.support.condition.InstalledProgramCondition;
import java.nio.file.Path;
import java.util.Optional;

/** Condition of the tests of shared summaries: Redis. */
final class RedisCondition extends InstalledProgramCondition {

    RedisCondition() {
        super("No redis-server on the PATH. Install it (Debian: apt-get install redis-server).");
    }

    @Override
    protected boolean isInstalled() {
        return executable().isPresent();
    }

    static Optional<Path> executable() {
        return executable("redis-server");
    }
}
