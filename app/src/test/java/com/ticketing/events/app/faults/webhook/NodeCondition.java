package com.ticketing.events.app.faults.webhook;

import com.ticketing.events.app.support.InstalledProgramCondition;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Condition of tests of the receiver in the README: Node.js with npm. */
final class NodeCondition extends InstalledProgramCondition {

    NodeCondition() {
        super("No node or no npm on the PATH. Install them (Debian: apt-get install nodejs npm).");
    }

    @Override
    protected boolean isInstalled() {
        List<String> directories =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return List.of("node", "npm").stream()
                .allMatch(program ->
                        directories.stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, program))));
    }
}
