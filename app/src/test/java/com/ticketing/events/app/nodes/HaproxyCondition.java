package com.ticketing.events.app.nodes;

import com.ticketing.events.app.support.condition.InstalledProgramCondition;
import java.nio.file.Path;
import java.util.Optional;

/** Condition of tests of the reverse proxy in containers: HAProxy. */
final class HaproxyCondition extends InstalledProgramCondition {

    HaproxyCondition() {
        super("No haproxy on the PATH or in /usr/sbin. Install it (Debian: apt-get install haproxy).");
    }

    @Override
    protected boolean isInstalled() {
        return executable().isPresent();
    }

    static Optional<Path> executable() {
        return executable("haproxy");
    }
}
