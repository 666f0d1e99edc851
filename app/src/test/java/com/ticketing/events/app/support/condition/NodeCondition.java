package com.ticketing.events.app.support.condition;

import java.util.List;

/** Condition of tests with packages of npm: Node.js with npm. */
public final class NodeCondition extends InstalledProgramCondition {

    NodeCondition() {
        super("No node or no npm on the PATH. Install them (Debian: apt-get install nodejs npm).");
    }

    @Override
    protected boolean isInstalled() {
        return List.of("node", "npm").stream()
                .allMatch(program -> executable(program).isPresent());
    }
}
