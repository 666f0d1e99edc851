package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The packaged service, extracted once with Spring Boot's {@code jarmode=tools} for a faster start. */
final class ExtractedJar {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String JAR_NAME = "event-service.jar";

    private ExtractedJar() {}

    private static final class Holder {
        static final Path PATH = extract();
    }

    /** The argument of {@code java -jar}. */
    static Path path() {
        return Holder.PATH;
    }

    private static Path extract() {
        Path packaged = Path.of(Objects.requireNonNull(
                        System.getProperty("events.test.jar"),
                        "events.test.jar, the path of the packaged service, is not set"))
                .toAbsolutePath();
        try {
            Path directory = packaged.resolveSibling("event-service-installed");
            List<String> command = List.of(
                    JAVA,
                    "-Djarmode=tools",
                    "-jar",
                    packaged.toString(),
                    "extract",
                    "--force",
                    "--destination",
                    directory.toString());
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " exited with " + exit);
            }
            return directory.resolve(JAR_NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
