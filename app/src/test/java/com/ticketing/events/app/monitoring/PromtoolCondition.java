package com.ticketing.events.app.monitoring;

import com.ticketing.events.app.support.condition.InstalledProgramCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Condition of tests of the files for Prometheus: promtool. */
final class PromtoolCondition extends InstalledProgramCondition {

    PromtoolCondition() {
        super("No promtool on the PATH. Install it (Debian: apt-get install prometheus).");
    }

    @Override
    protected boolean isInstalled() {
        return executable().isPresent();
    }

    static Optional<Path> executable() {
        Stream<String> directories =
                Optional.ofNullable(System.getenv("PATH")).stream().flatMap(path -> Arrays.stream(path.split(":", -1)));
        return directories
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
