package com.ticketing.events.app.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory that this repository is checked out in. */
public final class Checkout {

    private Checkout() {}

    /** The root of the repository, an absolute path. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(directory -> Files.exists(directory.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
