package com.ticketing.events.app.nodes;

import com.ticketing.events.app.support.InstalledProgramCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Condition of tests of the reverse proxy: nginx. */
final class NginxCondition extends InstalledProgramCondition {

    NginxCondition() {
        super("No nginx on the PATH or in /usr/sbin. Install it (Debian: apt-get install nginx-light).");
    }

    @Override
    protected boolean isInstalled() {
        return executable().isPresent();
    }

    static Optional<Path> executable() {
        Stream<String> directories =
                Optional.ofNullable(System.getenv("PATH")).stream().flatMap(path -> Arrays.stream(path.split(":", -1)));
        return Stream.concat(directories, Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
